package dev.glasswatch.api.json;

import dev.glasswatch.orchestrate.StreamSnapshot;
import dev.glasswatch.watch.DetectorFacts;
import dev.glasswatch.watch.WatchFacts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How watching a stream goes.
 *
 * @param level how closely pictures are looked at
 * @param reconnects connections made after the first
 * @param restarts times the watch died of a fault of ours and was started again
 * @param unwatchedSeconds media time that was not looked at, by reason
 * @param detectors those that run on it
 */
public record WatchView(
    String level,
    long reconnects,
    long restarts,
    Map<String, Double> unwatchedSeconds,
    List<DetectorView> detectors) {

  /**
   * One detector.
   *
   * @param name the detector
   * @param running false while it is stopped after failing too often
   * @param frames frames it has looked at
   * @param skipped stretches it was too slow for
   * @param failures times it threw or hung
   */
  public record DetectorView(
      String name, boolean running, long frames, long skipped, long failures) {

    static DetectorView of(DetectorFacts facts) {
      return new DetectorView(
          facts.name(),
          facts.running(),
          facts.frames(),
          facts.skipped(),
          facts.failures() + facts.hangs());
    }
  }

  static Optional<WatchView> of(StreamSnapshot snapshot) {
    return snapshot.facts().map(facts -> of(facts, snapshot.restarts()));
  }

  private static WatchView of(WatchFacts facts, long restarts) {
    Map<String, Double> unwatched = new TreeMap<>();
    facts.unwatched().forEach((reason, time) -> unwatched.put(reason, seconds(time)));
    return new WatchView(
        facts.level().name().toLowerCase(Locale.ROOT),
        facts.reconnects(),
        restarts,
        unwatched,
        facts.detectors().stream().map(DetectorView::of).toList());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
