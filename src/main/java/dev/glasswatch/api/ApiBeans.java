package dev.glasswatch.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.orchestrate.AlertOrders;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.EventFeed;
import dev.glasswatch.orchestrate.Incidents;
import io.micronaut.context.annotation.Factory;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;

/** Hands what the API shows to whoever needs a part of it. */
@Factory
final class ApiBeans {

  private final ApiParts parts;

  ApiBeans(ApiParts parts) {
    this.parts = parts;
  }

  @Singleton
  EventText eventText(ObjectMapper json) {
    return new EventText(json, parts);
  }

  /** Elsewhere a null says something: that there is no next page, or no end yet. */
  @Singleton
  Module healthWithoutNulls() {
    return new SimpleModule("health").setMixInAnnotation(HealthResult.class, WithoutNulls.class);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WithoutNulls {}

  @Singleton
  Batch batch() {
    return parts.batch();
  }

  @Singleton
  Incidents incidents() {
    return parts.incidents();
  }

  @Singleton
  AlertOrders orders() {
    return parts.orders();
  }

  @Singleton
  Outbox outbox() {
    return parts.outbox();
  }

  @Singleton
  EventFeed feed() {
    return parts.feed();
  }
}
