package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of one sound track how it lies against the picture. A line-up signal has the word while
 * there is one: it measures outright what the clock can only follow.
 */
final class SyncVoice {

  static final Defect AV_SYNC = new Defect("av_sync");

  private static final double SURE = 1;
  private static final double LIKELY = 0.6;

  /** An alarm ends at this share of what began it. */
  static final double RELEASE = 0.8;

  private final String track;
  private final SyncSettings settings;
  private final ObservationSink observations;
  private long said = Long.MIN_VALUE;
  private long linedUpTo = Long.MIN_VALUE;
  private boolean linedUpApart;
  private long comparedTo = Long.MIN_VALUE;

  SyncVoice(String track, SyncSettings settings, ObservationSink observations) {
    this.track = track;
    this.settings = settings;
    this.observations = observations;
  }

  /** Media time is not measured up to here. */
  void skip(long to) {
    said = Math.max(said, to);
  }

  /**
   * A line-up signal tells how far they are apart.
   *
   * @param to media time of its last beat
   * @param holds how long that is to be believed
   */
  void linedUp(Apart measured, long to, long holds) {
    linedUpApart =
        settings.beyond(measured.offset())
            || (linedUpApart && settings.beyond(Math.round(measured.offset() / RELEASE)));
    linedUpTo = to + holds;
    if (linedUpApart) {
      observe(measured, to);
    } else {
      fine(measured, to);
    }
  }

  private void fine(Apart measured, long to) {
    long until = Math.max(to, said);
    observations.observe(
        new Observation(
            AV_SYNC,
            track,
            Math.min(Math.max(measured.from(), said), until),
            until,
            0,
            Severity.MINOR,
            measured.reason(),
            details(measured)));
    said = until;
  }

  /**
   * The reference tells how far this path has brought them apart.
   *
   * @param to media time up to which it does
   * @param holds how long that is to be believed
   * @param alarm whether that is an incident
   */
  void compared(Apart measured, long to, long holds, boolean alarm) {
    if (to <= linedUpTo) {
      return;
    }
    comparedTo = to + holds;
    if (alarm) {
      observe(measured, to);
    } else {
      fine(measured, to);
    }
  }

  /** By the clock they are together up to here. */
  void together(long to) {
    if (to <= linedUpTo || to <= comparedTo) {
      return;
    }
    linedUpApart = false;
    if (to > said && said != Long.MIN_VALUE) {
      observations.observe(Observation.clear(AV_SYNC, track, said, to));
    }
    said = Math.max(said, to);
  }

  /** By the clock they are apart up to here. */
  void apart(Apart apart, long to) {
    if (to > linedUpTo && to > comparedTo) {
      linedUpApart = false;
      observe(apart, to);
    }
  }

  private void observe(Apart apart, long to) {
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
    details.put("method", apart.method());
    if (apart.ppm() != 0) {
      details.put("driftPpm", apart.ppm());
    }
    return details;
  }

  private static double millis(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }
}
