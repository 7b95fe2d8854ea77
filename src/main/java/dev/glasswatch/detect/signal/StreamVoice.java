package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import java.util.Map;

/**
 * Says whether anything arrives of the stream as a whole. Wall time tells when nothing does, media
 * time when something does again.
 */
final class StreamVoice {

  private static final long SAY_EVERY_MICROS = 500_000;

  private final ObservationSink observations;
  private boolean missing;
  private boolean present;
  private long since;
  private long said;

  StreamVoice(ObservationSink observations) {
    this.observations = observations;
  }

  /** Nothing arrived between two media times, and that is over. */
  void paused(long from, long to) {
    say(from, to, "stalled", Map.of());
    present = false;
  }

  /** Nothing arrives. */
  void missing(long from, long to, String reason, Map<String, Object> details) {
    if (!missing || to - said >= SAY_EVERY_MICROS) {
      say(from, Math.max(from, to), reason, details);
    }
    missing = true;
    present = false;
  }

  /** Something arrived that starts and ends at these media times. */
  void present(long from, long to) {
    if (!present) {
      since = from;
      said = from;
    }
    missing = false;
    present = true;
    if (to - said >= SAY_EVERY_MICROS) {
      observations.observe(
          Observation.clear(SignalVoice.NO_SIGNAL, Observation.WHOLE_STREAM, since, to));
      said = to;
    }
  }

  private void say(long from, long to, String reason, Map<String, Object> details) {
    observations.observe(
        new Observation(
            SignalVoice.NO_SIGNAL,
            Observation.WHOLE_STREAM,
            from,
            to,
            1,
            Severity.CRITICAL,
            reason,
            details));
    said = to;
  }
}
