package dev.glasswatch.alert;

import static dev.glasswatch.alert.AlertAttributes.DEFECT;
import static dev.glasswatch.alert.AlertAttributes.REASON;
import static dev.glasswatch.alert.AlertAttributes.STREAM;
import static dev.glasswatch.alert.AlertAttributes.SUMMARY;
import static dev.glasswatch.alert.AlertAttributes.TRACK;
import static dev.glasswatch.alert.AlertAttributes.TRANSITION;

import dev.glasswatch.incident.TransitionKind;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Alerts as log lines, one each: a sentence for people, key-value pairs for programs. */
public final class LogChannel implements Channel {

  /** Name of the logger, so that alerts can be sent elsewhere than other lines. */
  public static final String LOGGER = "dev.glasswatch.alert";

  /** Name of the channel. */
  public static final String NAME = "log";

  private static final Logger log = LoggerFactory.getLogger(LOGGER);

  private static final Set<String> BAD_NEWS =
      Set.of(TransitionKind.OPENED.label(), TransitionKind.ESCALATED.label());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DeliveryOutcome deliver(AlertEvent event) {
    try (MDC.MDCCloseable stream = MDC.putCloseable("stream", event.attribute(STREAM))) {
      write(event);
    }
    return new DeliveryOutcome.Delivered();
  }

  private static void write(AlertEvent event) {
    LoggingEventBuilder line =
        line(event)
            .addKeyValue("event_id", event.id())
            .addKeyValue("event_type", event.type())
            .addKeyValue("severity", event.severity().label())
            .addKeyValue("subject", event.subject())
            .addKeyValue("sequence", event.sequence());
    for (Map.Entry<String, String> each : event.attributes().entrySet()) {
      line = line.addKeyValue(each.getKey(), each.getValue());
    }
    String summary = event.attribute(SUMMARY);
    if (!summary.isEmpty()) {
      line.log("{}: {}", summary, event.severity().label());
      return;
    }
    line.log(
        "{} {} on {} {}: {} ({})",
        event.attribute(DEFECT),
        event.attribute(TRANSITION),
        event.attribute(STREAM),
        event.attribute(TRACK),
        event.severity().label(),
        event.attribute(REASON));
  }

  private static LoggingEventBuilder line(AlertEvent event) {
    return BAD_NEWS.contains(event.attribute(TRANSITION)) ? log.atWarn() : log.atInfo();
  }
}
