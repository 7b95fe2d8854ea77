package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.source.SourceFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether a live stream delivers anything at all, by the wall clock. */
final class StreamSignal {

  private static final long SAY_EVERY = 500_000;

  private final SignalSettings settings;
  private final ObservationSink observations;
  private long lostFrom = -1;
  private long said;

  StreamSignal(SignalSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
  }

  /** Looks at the pulse; {@code reached} is where the media that was decoded ends. */
  void tick(StreamPulse pulse, long reached) {
    Optional<String> reason = reason(pulse);
    long now = Math.max(pulse.mediaNow(), said);
    if (reason.isPresent()) {
      lost(pulse, reason.get(), reached, now);
    } else if (lostFrom >= 0 || now - said >= SAY_EVERY) {
      lostFrom = -1;
      said = now;
      observations.observe(
          Observation.clear(SignalDetector.NO_SIGNAL, Observation.WHOLE_STREAM, now, now));
    }
  }

  private void lost(StreamPulse pulse, String reason, long reached, long now) {
    boolean first = lostFrom < 0;
    if (first) {
      lostFrom = Math.min(reached, now);
    }
    if (first || now - said >= SAY_EVERY) {
      said = now;
      observations.observe(
          new Observation(
              SignalDetector.NO_SIGNAL,
              Observation.WHOLE_STREAM,
              lostFrom,
              now,
              1,
              Severity.CRITICAL,
              reason,
              details(pulse)));
    }
  }

  private static Map<String, Object> details(StreamPulse pulse) {
    int status = pulse.delivery().lastStatus();
    return status == 0 ? Map.of() : Map.of("lastStatus", status);
  }

  /** Why there is no signal; empty while there is, or while it is too early to say. */
  private Optional<String> reason(StreamPulse pulse) {
    Optional<Duration> silent = sinceMedia(pulse);
    if (silent.isEmpty()) {
      return pulse.sinceStart().compareTo(settings.connectGrace()) > 0
          ? Optional.of(word(pulse))
          : Optional.empty();
    }
    Duration allowed = pulse.connected() ? allowed(pulse) : settings.missingAfter();
    return silent.get().compareTo(allowed) > 0 ? Optional.of(word(pulse)) : Optional.empty();
  }

  private static Optional<Duration> sinceMedia(StreamPulse pulse) {
    if (pulse.sinceVideo().isPresent() && pulse.sinceAudio().isPresent()) {
      Duration video = pulse.sinceVideo().get();
      Duration audio = pulse.sinceAudio().get();
      return Optional.of(video.compareTo(audio) < 0 ? video : audio);
    }
    return pulse.sinceVideo().or(pulse::sinceAudio);
  }

  /** Segments come at once, and then nothing for as long as they last. */
  private Duration allowed(StreamPulse pulse) {
    return settings
        .missingAfter()
        .plus(pulse.delivery().targetDuration().multipliedBy(3).dividedBy(2));
  }

  private static String word(StreamPulse pulse) {
    return pulse.fault().map(SourceFault::label).orElseGet(() -> flowing(pulse));
  }

  private static String flowing(StreamPulse pulse) {
    Optional<Duration> sinceByte =
        pulse.delivery().lastByteAt().map(at -> Duration.between(at, pulse.now()));
    boolean bytes = sinceByte.isPresent() && sinceByte.get().compareTo(Duration.ofSeconds(2)) < 0;
    return bytes ? "undecodable" : "stalled";
  }
}
