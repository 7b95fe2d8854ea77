package dev.glasswatch.api.metrics;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts incidents as they open, and how long after the first bad frame or sample that was. */
final class IncidentMeters {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(3),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1)
  };

  private final MeterRegistry registry;

  IncidentMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Transition transition) {
    switch (transition.kind()) {
      case OPENED -> opened(transition.incident());
      case ESCALATED, UPDATED, REMINDER, ACKNOWLEDGED, RESOLVED -> {}
    }
  }

  private void opened(Incident incident) {
    String defect = incident.key().defect().name();
    Counter.builder("glasswatch.incidents.opened")
        .description("Incidents opened")
        .tag("defect", defect)
        .tag("severity", incident.severity().label())
        .register(registry)
        .increment();
    Duration delay = Duration.between(incident.start(), incident.detectedAt());
    Timer.builder("glasswatch.detection.delay")
        .description("From the first bad frame or sample to the opening of its incident")
        .tag("defect", defect)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(delay.isNegative() ? Duration.ZERO : delay);
  }
}
