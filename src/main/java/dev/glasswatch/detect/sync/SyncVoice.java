package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of one sound track how it lies against the picture. */
final class SyncVoice {

  static final Defect AV_SYNC = new Defect("av_sync");

  private static final double SURE = 1;
  private static final double LIKELY = 0.6;

  private final String track;
  private final SyncSettings settings;
  private final ObservationSink observations;
  private long said = Long.MIN_VALUE;

  SyncVoice(String track, SyncSettings settings, ObservationSink observations) {
    this.track = track;
    this.settings = settings;
    this.observations = observations;
  }

  /** Media time is not measured up to here. */
  void skip(long to) {
    said = Math.max(said, to);
  }

  /** They are together up to here. */
  void together(long to) {
    if (to > said && said != Long.MIN_VALUE) {
      observations.observe(Observation.clear(AV_SYNC, track, said, to));
    }
    said = Math.max(said, to);
  }

  /** They are apart up to here. */
  void apart(Apart apart, long to) {
    long until = Math.max(to, said);
    observations.observe(
        new Observation(
            AV_SYNC,
            track,
            Math.min(apart.from(), until),
            until,
            apart.surely() == 0 ? LIKELY : SURE,
            settings.farBeyond(apart.surely()) ? Severity.MAJOR : Severity.MINOR,
            apart.reason(),
            details(apart)));
    said = until;
  }

  private static Map<String, Object> details(Apart apart) {
    Map<String, Object> details = new HashMap<>();
    details.put("offsetMs", millis(apart.offset()));
    details.put("intervalMs", List.of(millis(apart.least()), millis(apart.most())));
    details.put("kind", apart.kind());
    details.put("method", "clock");
    if (apart.ppm() != 0) {
      details.put("driftPpm", apart.ppm());
    }
    return details;
  }

  private static double millis(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }
}
