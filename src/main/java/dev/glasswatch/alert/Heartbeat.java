package dev.glasswatch.alert;

import dev.glasswatch.detect.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The event that says that the process is alive: for a dead man's switch, which alarms when it
 * stays away. Never kept and never repeated, as only the latest means anything.
 */
public final class Heartbeat {

  /** The CloudEvents type. */
  public static final String TYPE = "dev.glasswatch.heartbeat";

  private Heartbeat() {}

  /**
   * One beat.
   *
   * @param process tells this process from others and from itself before a restart
   * @param number of the beat, from 1
   * @param every how long until the next one
   * @param streams how many streams are watched
   */
  public static AlertEvent event(
      String environment, String process, long number, Duration every, int streams, Instant at) {
    String subject = "heartbeat-" + process;
    String id = subject + ":" + number;
    String body =
        CloudEvent.json(
            id,
            "glasswatch/" + environment,
            TYPE,
            at,
            json -> {
              json.writeStringField("process", process);
              json.writeNumberField("sequence", number);
              json.writeNumberField("intervalSeconds", every.toSeconds());
              json.writeNumberField("streams", streams);
            });
    return new AlertEvent(
        id,
        TYPE,
        subject,
        number,
        Severity.MINOR,
        Map.of(
            AlertAttributes.ENVIRONMENT,
            environment,
            AlertAttributes.SUMMARY,
            "alive, %d streams".formatted(streams)),
        at,
        body);
  }
}
