package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Defects that no detector reports but the watch itself, and how they become incidents. */
public final class WatchDefects {

  /** Media time passes that nobody looks at. */
  public static final Defect UNWATCHED = new Defect("unwatched");

  /** A detector threw or got stuck. */
  public static final Defect DETECTOR_FAILED = new Defect("detector_failed");

  /** The stream's URL, its addresses or its format are not accepted. */
  public static final Defect SOURCE_REFUSED = new Defect("source_refused");

  /** The stream is kept out because it brought the process down before. */
  public static final Defect STREAM_QUARANTINED = new Defect("stream_quarantined");

  /** A known defect was passed through the process and not reported. */
  public static final Defect CANARY_FAILED = new Defect("canary_failed");

  /** Unwatched media time that is an incident of its own. */
  static final Duration UNWATCHED_FOR = Duration.ofSeconds(10);

  // Reported by a detector, but judged by the wall clock when there is nothing to look at.
  static final Defect NO_SIGNAL = new Defect("no_signal");

  private static final Set<Defect> JUDGED_BLIND =
      Set.of(
          UNWATCHED, DETECTOR_FAILED, SOURCE_REFUSED, STREAM_QUARANTINED, CANARY_FAILED, NO_SIGNAL);

  // The watch knows these for certain: any score between its 0 and 1 would do as a threshold.
  private static final double CERTAIN = 0.5;

  private static final List<DefectRule> RULES =
      List.of(
          rule(UNWATCHED, UNWATCHED_FOR, UNWATCHED_FOR),
          // A restarted detector often fails again within moments: one incident, not twenty.
          rule(DETECTOR_FAILED, Duration.ZERO, Duration.ofSeconds(60)),
          rule(SOURCE_REFUSED, Duration.ZERO, Duration.ZERO),
          rule(STREAM_QUARANTINED, Duration.ZERO, Duration.ZERO));

  private WatchDefects() {}

  /** The default rule of each. */
  public static Map<Defect, DefectRule> rules() {
    return RULES.stream().collect(Collectors.toMap(DefectRule::defect, Function.identity()));
  }

  /**
   * Whether a defect can only be judged where the media was looked at. False for those of delivery
   * and of the watch itself, which show best when there is nothing to look at.
   */
  static boolean needsWatching(Defect defect) {
    return !JUDGED_BLIND.contains(defect);
  }

  private static DefectRule rule(Defect defect, Duration minDuration, Duration keepOpen) {
    return new DefectRule(defect, CERTAIN, CERTAIN, minDuration, keepOpen);
  }
}
