package dev.glasswatch.store;

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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Transitions for tests. */
final class Incidents {

  static final Instant T0 = Instant.parse("2026-11-23T04:05:06.789123Z");
  static final Map<String, String> LABELS = Map.of("cdn", "a");

  private Incidents() {}

  static Transition opened(String id) {
    return opened(id, "news", "freeze");
  }

  static Transition opened(String id, String stream, String defect) {
    return new Transition(
        TransitionKind.OPENED, incident(id, stream, defect, 1, Optional.empty()), T0);
  }

  static Transition updated(String id, long sequence) {
    return new Transition(
        TransitionKind.UPDATED,
        incident(id, "news", "freeze", sequence, Optional.empty()),
        T0.plusSeconds(sequence));
  }

  static Transition resolved(String id, long sequence) {
    return new Transition(
        TransitionKind.RESOLVED,
        incident(id, "news", "freeze", sequence, Optional.of(EndReason.RECOVERED)),
        T0.plusSeconds(sequence));
  }

  private static Incident incident(
      String id, String stream, String defect, long sequence, Optional<EndReason> why) {
    return new Incident(
        id,
        new IncidentKey(stream, new Defect(defect), "v:0"),
        why.isPresent() ? IncidentState.RESOLVED : IncidentState.OPEN,
        Severity.MAJOR,
        0.98,
        "picture_repeats",
        sequence,
        1_234_560_000L,
        why.isPresent() ? OptionalLong.of(1_239_560_000L) : OptionalLong.empty(),
        T0,
        StartFrom.PROGRAM_DATE_TIME,
        why.map(any -> T0.plusSeconds(5)),
        1_236_560_000L,
        T0.plusSeconds(2),
        Optional.of(UnwatchedReason.DISCONNECTED),
        Map.of("frozenShare", 0.99, "frames", 50, "text", "größer"),
        why);
  }
}
