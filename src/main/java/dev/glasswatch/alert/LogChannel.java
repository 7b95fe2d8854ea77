package dev.glasswatch.alert;

import dev.glasswatch.incident.TransitionKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Alerts as log lines, one each: a sentence for people, key-value pairs for programs. */
public final class LogChannel implements Channel {

  /** Name of the logger, so that alerts can be sent elsewhere than other lines. */
  public static final String LOGGER = "dev.glasswatch.alert";

  private static final Logger log = LoggerFactory.getLogger(LOGGER);

  @Override
  public String name() {
    return "log";
  }

  @Override
  public DeliveryOutcome deliver(AlertEvent event) {
    try (MDC.MDCCloseable stream = MDC.putCloseable("stream", event.key().stream())) {
      write(event);
    }
    return new DeliveryOutcome.Delivered();
  }

  private static void write(AlertEvent event) {
    line(event)
        .addKeyValue("event_id", event.id())
        .addKeyValue("event_type", event.type())
        .addKeyValue("stream", event.key().stream())
        .addKeyValue("track", event.key().track())
        .addKeyValue("defect", event.key().defect())
        .addKeyValue("severity", event.severity().label())
        .addKeyValue("reason", event.reason())
        .addKeyValue("incident", event.incidentId())
        .addKeyValue("sequence", event.sequence())
        .log(
            "{} {} on {} {}: {} ({})",
            event.key().defect(),
            event.kind().label(),
            event.key().stream(),
            event.key().track(),
            event.severity().label(),
            event.reason());
  }

  private static LoggingEventBuilder line(AlertEvent event) {
    boolean bad = event.kind() == TransitionKind.OPENED || event.kind() == TransitionKind.ESCALATED;
    return bad ? log.atWarn() : log.atInfo();
  }
}
