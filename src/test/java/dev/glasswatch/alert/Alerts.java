package dev.glasswatch.alert;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Transitions and alerts for tests. */
final class Alerts {
  static final Instant DETECTED = Instant.parse("2026-11-23T04:05:06.789Z");
  static final IncidentKey KEY = new IncidentKey("news-1", new Defect("freeze"), "v:0");
  static final AlertContext CONTEXT = new AlertContext("test", 0, Map.of(), Optional.empty());

  private Alerts() {}

  /** Begins when they were detected, so that they are as young on any day. */
  static InstantSource clock() {
    return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), DETECTED));
  }

  static Transition opened(Map<String, Object> details) {
    return new Transition(
        TransitionKind.OPENED,
        new Incident(
            "inc-1",
            KEY,
            IncidentState.OPEN,
            Severity.MAJOR,
            0.98,
            "picture_repeats",
            1,
            1_234_560_000,
            OptionalLong.empty(),
            Instant.parse("2026-11-23T04:05:01.120Z"),
            StartFrom.PROGRAM_DATE_TIME,
            Optional.empty(),
            1_236_560_000,
            DETECTED,
            Optional.empty(),
            details,
            Optional.empty()),
        DETECTED);
  }

  static Transition resolved() {
    return new Transition(
        TransitionKind.RESOLVED,
        new Incident(
            "inc-1",
            KEY,
            IncidentState.RESOLVED,
            Severity.CRITICAL,
            1,
            "picture_repeats",
            2,
            1_234_559_999,
            OptionalLong.of(1_254_560_500),
            Instant.parse("2026-11-23T04:05:01.120Z"),
            StartFrom.ARRIVAL,
            Optional.of(Instant.parse("2026-11-23T04:05:21.120999Z")),
            1_236_560_000,
            DETECTED,
            Optional.of(UnwatchedReason.DISCONNECTED),
            Map.of(),
            Optional.of(EndReason.STREAM_REMOVED)),
        Instant.parse("2026-11-23T04:05:31Z"));
  }

  static AlertEvent alert(String incident, long sequence, Severity severity, Instant time) {
    String id = incident + ":" + sequence;
    return new AlertEvent(
        id,
        "dev.glasswatch.incident." + kind(sequence).label(),
        incident,
        sequence,
        severity,
        Map.of(
            AlertAttributes.STREAM, KEY.stream(),
            AlertAttributes.DEFECT, KEY.defect().name(),
            AlertAttributes.TRANSITION, kind(sequence).label()),
        time,
        "{\"id\":\"" + id + "\",\"text\":\"größer\"}");
  }

  private static TransitionKind kind(long sequence) {
    return sequence == 1 ? TransitionKind.OPENED : TransitionKind.UPDATED;
  }

  static List<Delivery> to(String channel, AlertEvent... events) {
    return List.of(events).stream().map(event -> new Delivery(event, channel)).toList();
  }
}
