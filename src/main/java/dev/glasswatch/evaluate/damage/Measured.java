package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.score.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * What a yardstick measured in one picture.
 *
 * @param at when it appears, microseconds
 * @param value what was measured
 */
public record Measured(long at, double value) {

  private static final long JOINED = 500_000;
  private static final long SHORTEST = 200_000;

  /**
   * Stretches where more than this was measured, joined over less than half a second, of at least
   * 0.2 s: what makes an event makes a report.
   */
  public static List<Found> above(List<Measured> all, double threshold, long origin, String who) {
    List<Found> found = new ArrayList<>();
    long first = -1;
    long last = -1;
    for (int i = 0; i <= all.size(); i++) {
      boolean in = i < all.size() && all.get(i).value > threshold;
      boolean over = i == all.size() || first >= 0 && all.get(i).at - last >= JOINED;
      if (over && first >= 0 && last - first >= SHORTEST) {
        found.add(
            new Found(FrameTruths.DEFECT, who, first - origin, last - origin, 1, last - origin));
      }
      first = over ? -1 : first;
      if (in) {
        first = first < 0 ? all.get(i).at : first;
        last = i + 1 < all.size() ? all.get(i + 1).at : all.get(i).at;
      }
    }
    return found;
  }
}
