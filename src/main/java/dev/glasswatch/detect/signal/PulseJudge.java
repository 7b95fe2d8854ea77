package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.source.SourceFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Judges by the wall clock whether a live stream gives nothing at all. A stream in segments gives
 * something once a segment and nothing in between, so its target duration is allowed for: a new
 * segment has to be listed within 1.5 target durations of the last (RFC 8216bis, 6.2.1), is found
 * half a target duration later at most (6.3.4), and has to be fetched. Once there is no connection,
 * what was fetched last lasts for one more.
 */
final class PulseJudge {

  private static final int LOWEST_ERROR = 400;

  private final SignalSettings settings;
  private long target;

  PulseJudge(SignalSettings settings) {
    this.settings = settings;
  }

  /**
   * Why nothing arrives, and since when.
   *
   * @param reason as in payloads
   * @param micros wall time since something last did, or since the watch began
   */
  record Outage(String reason, long micros) {}

  /** The outage at this moment, if it lasts for longer than it may. */
  Optional<Outage> judge(StreamPulse pulse) {
    // A new connection doesn't know it yet.
    target = Math.max(target, SignalSettings.micros(pulse.delivery().targetDuration()));
    long since = sinceLast(pulse);
    return since > allowed(pulse)
        ? Optional.of(new Outage(reason(pulse), since))
        : Optional.empty();
  }

  private static long sinceLast(StreamPulse pulse) {
    Duration video = pulse.sinceVideo().orElse(pulse.sinceStart());
    Duration audio = pulse.sinceAudio().orElse(pulse.sinceStart());
    return SignalSettings.micros(video.compareTo(audio) < 0 ? video : audio);
  }

  private long allowed(StreamPulse pulse) {
    if (pulse.sinceVideo().isEmpty() && pulse.sinceAudio().isEmpty()) {
      return settings.connectGrace();
    }
    double targets = pulse.connected() ? settings.stalledTargets() : settings.unreachableTargets();
    return settings.stalledAfter() + (long) (targets * target);
  }

  private String reason(StreamPulse pulse) {
    if (!pulse.connected()) {
      return pulse.fault().orElse(SourceFault.UNREACHABLE).label();
    }
    if (pulse.delivery().lastStatus() >= LOWEST_ERROR) {
      return SourceFault.HTTP_ERROR.label();
    }
    Optional<Instant> changed = pulse.delivery().playlistChangedAt();
    if (changed.isPresent() && older(changed.get(), pulse)) {
      return SourceFault.PLAYLIST_STALE.label();
    }
    Optional<Instant> byteAt = pulse.delivery().lastByteAt();
    return byteAt.isPresent() && !older(byteAt.get(), pulse)
        ? "undecodable"
        : SourceFault.STALLED.label();
  }

  private boolean older(Instant then, StreamPulse pulse) {
    return SignalSettings.micros(Duration.between(then, pulse.now())) > allowed(pulse);
  }

  /** What people want to know about delivery when nothing arrives. */
  static Map<String, Object> details(StreamPulse pulse, Outage outage) {
    return Map.of(
        "seconds", Math.round(outage.micros() / 1e5) / 10.0,
        "connected", pulse.connected(),
        "lastStatus", pulse.delivery().lastStatus(),
        "failedRequests", pulse.delivery().failedRequests());
  }
}
