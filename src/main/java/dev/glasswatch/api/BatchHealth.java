package dev.glasswatch.api;

import dev.glasswatch.orchestrate.Batch;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Ready while streams can be added and are looked after. A bad stream does not make the process
 * unready: it is what the process is there to tell.
 */
@Singleton
@Readiness
final class BatchHealth implements HealthIndicator {

  private final Batch batch;

  BatchHealth(Batch batch) {
    this.batch = batch;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = batch.open() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("batch", status).build());
  }
}
