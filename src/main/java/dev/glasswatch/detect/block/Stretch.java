package dev.glasswatch.detect.block;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.FrameHealth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One stretch of corrupted pictures: how long, how much, where and why. */
final class Stretch {

  private static final double MUCH = 0.05;
  private static final double NEARLY_ALL = 0.4;
  private static final long LONG_MICROS = 2_000_000;

  private long from;
  private long to;
  private int looks;
  private int finds;
  private int missed;
  private double area;
  private List<Double> box = List.of();
  private Cause cause = Cause.UPSTREAM;

  void begin(long time, Cause blamed) {
    clear();
    from = time;
    to = time;
    cause = blamed;
  }

  void clear() {
    looks = 0;
    finds = 0;
    missed = 0;
    area = 0;
  }

  /** A look found this share of the picture corrupted. */
  void found(long[] row, double share) {
    looks++;
    finds++;
    to = Math.max(to, row[0] + Math.max(row[1], 1));
    if (share > area) {
      area = share;
      box = box(row);
    }
  }

  private static List<Double> box(long[] row) {
    double columns = row[9];
    double rows = row[10];
    return List.of(
        rounded(row[5] / columns),
        rounded(row[6] / rows),
        rounded((row[7] - row[5]) / columns),
        rounded((row[8] - row[6]) / rows));
  }

  /** A look found nothing, or too little. */
  void nothing() {
    looks++;
  }

  /** A look could not be made. */
  void missed() {
    missed++;
  }

  /** Reports that came late: who loses packets damages the bitstream, never the other way round. */
  void blame(Cause other) {
    if (other.compareTo(cause) < 0) {
      cause = other;
    }
  }

  long from() {
    return from;
  }

  /** End of the last picture in which something was found. */
  long to() {
    return to;
  }

  int looks() {
    return looks;
  }

  Observation observation(String track, long until, HealthMemory health) {
    return new Observation(
        CorruptionTrack.BLOCK_CORRUPTION,
        track,
        from,
        until,
        (double) finds / looks,
        severity(until),
        cause.label(),
        details(health));
  }

  private Severity severity(long until) {
    if (area >= NEARLY_ALL) {
      return Severity.CRITICAL;
    }
    return area >= MUCH || until - from >= LONG_MICROS ? Severity.MAJOR : Severity.MINOR;
  }

  private Map<String, Object> details(HealthMemory health) {
    Map<String, Object> details = new HashMap<>();
    details.put("areaRatio", rounded(area));
    details.put("box", box);
    details.put("cause", cause.label());
    details.put("looks", looks);
    details.put("looksMissed", missed);
    details.put("concealed", health.count(FrameHealth.CONCEALED));
    details.put("damaged", health.count(FrameHealth.DAMAGED));
    details.put("missingReference", health.count(FrameHealth.MISSING_REFERENCE));
    details.put("corruptPackets", health.count(FrameHealth.CORRUPT_PACKET));
    details.put("continuityErrors", health.count(FrameHealth.CONTINUITY_ERROR));
    return details;
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }
}
