package dev.glasswatch.alert;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.detect.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Says that the store cannot be reached, or can be again. These alerts are sent without being kept:
 * where they would be kept is what they are about.
 */
public final class StorageAlert {

  /** The store cannot be written to. */
  public static final String AWAY = "dev.glasswatch.storage.away";

  /** It can be again. */
  public static final String BACK = "dev.glasswatch.storage.back";

  private static final JsonMapper JSON = new JsonMapper();

  private StorageAlert() {}

  /** The store cannot be written to since {@code since}; why, in a few words without secrets. */
  public static AlertEvent away(String environment, Instant since, String why) {
    return event(environment, since, since, AWAY, why);
  }

  /** What was away since {@code since} is back, and everything that waited has been written. */
  public static AlertEvent back(String environment, Instant since, Instant now) {
    return event(environment, since, now, BACK, "written again");
  }

  private static AlertEvent event(
      String environment, Instant since, Instant now, String type, String reason) {
    boolean away = type.equals(AWAY);
    String subject = "storage-" + environment + "-" + since.toEpochMilli();
    int sequence = away ? 1 : 2;
    String transition = away ? "opened" : "resolved";
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0").put("id", subject + ":" + sequence);
    event.put("source", "glasswatch/" + environment).put("type", type).put("time", text(now));
    event.put("datacontenttype", "application/json");
    event
        .putObject("data")
        .put("transition", transition)
        .put("severity", Severity.MAJOR.label())
        .put("reason", reason)
        .put("start", text(since));
    return new AlertEvent(
        subject + ":" + sequence,
        type,
        subject,
        sequence,
        Severity.MAJOR,
        Map.of(
            AlertAttributes.ENVIRONMENT, environment,
            AlertAttributes.DEFECT, "storage",
            AlertAttributes.REASON, reason,
            AlertAttributes.TRANSITION, transition,
            AlertAttributes.SUMMARY, away ? "storage away: " + reason : "storage is back"),
        now,
        event.toString());
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
