package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import java.util.Map;

/** Says whether there is signal on one track, at a change and otherwise about twice a second. */
final class SignalVoice {

  static final Defect NO_SIGNAL = new Defect("no_signal");

  private static final long SAY_EVERY_MICROS = 500_000;

  private final String reason;
  private final ObservationSink observations;
  private String track;
  private boolean missing;
  private boolean present;
  private long since;
  private long said;

  SignalVoice(String track, String reason, ObservationSink observations) {
    this.track = track;
    this.reason = reason;
    this.observations = observations;
  }

  void name(String name) {
    track = name;
  }

  boolean missing() {
    return missing;
  }

  /** There is no signal from one media time to another. */
  void missing(long from, long to, Map<String, Object> details) {
    if (!missing || to - said >= SAY_EVERY_MICROS) {
      say(from, to, details);
    }
    missing = true;
    present = false;
  }

  /** Signal is back: the last word on the stretch without it. */
  void back(long from, long to, Map<String, Object> details) {
    say(from, to, details);
    missing = false;
  }

  /** There is signal from one media time to another. */
  void present(long from, long to) {
    if (!present) {
      since = from;
      said = from;
    }
    present = true;
    missing = false;
    if (to - said >= SAY_EVERY_MICROS) {
      observations.observe(Observation.clear(NO_SIGNAL, track, since, to));
      said = to;
    }
  }

  private void say(long from, long to, Map<String, Object> details) {
    observations.observe(
        new Observation(NO_SIGNAL, track, from, to, 1, Severity.MAJOR, reason, details));
    said = to;
  }
}
