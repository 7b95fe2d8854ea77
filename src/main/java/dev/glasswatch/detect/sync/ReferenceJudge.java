package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.sync.reference.Look;
import dev.glasswatch.detect.sync.reference.Tally;
import java.util.OptionalLong;

/**
 * Decides what the sync errors that were measured against a reference amount to. An incident takes
 * three in a row that agree, six seconds of evidence at least; two of them are nothing.
 */
final class ReferenceJudge {

  private static final int KEPT = 32;
  private static final int ENOUGH = 3;

  // By how much errors that are the same may differ, and by how much a line through drift may miss.
  private static final long AGREE = 20_000;
  private static final long STRAIGHT = 8_000;

  // A measurement speaks for the time until the next one, and a little more.
  private static final long HOLDS = 4_000_000;

  private final SyncSettings settings;
  private final long[] times = new long[KEPT];
  private final long[] errors = new long[KEPT];
  private int count;
  private int streak;
  private boolean alarmed;
  private boolean together;
  private long since;

  ReferenceJudge(SyncSettings settings) {
    this.settings = settings;
  }

  void look(Look look, SyncVoice voice) {
    OptionalLong error = look.error();
    if (error.isEmpty()) {
      return;
    }
    long now = error.getAsLong();
    boolean beyond =
        settings.beyond(now) || (alarmed && settings.beyond(Math.round(now / SyncVoice.RELEASE)));
    boolean agrees = count > 0 && Math.abs(now - errors[(count - 1) % KEPT]) <= AGREE;
    add(look.to(), now);
    if (!beyond) {
      streak = 0;
      alarmed = false;
      together = true;
      voice.compared(apart(look, now), look.to(), HOLDS, false);
      return;
    }
    streak = agrees ? streak + 1 : 1;
    if (streak == 1 && !alarmed) {
      since = together ? (look.from() + look.to()) / 2 : look.from();
    }
    alarmed |= streak >= ENOUGH;
    if (alarmed) {
      voice.compared(apart(look, now), look.to(), HOLDS, true);
    }
  }

  private void add(long at, long error) {
    times[count % KEPT] = at;
    errors[count % KEPT] = error;
    count++;
  }

  private Apart apart(Look look, long error) {
    long ppm = slope();
    String kind = ppm != 0 ? "drift" : together ? "step" : "constant";
    return new Apart(
        kind,
        "reference",
        "reference",
        alarmed ? since : look.from(),
        error,
        error - Tally.ERROR,
        error + Tally.ERROR,
        ppm);
  }

  /** How fast they run apart, parts per million; 0 when that is no straight line, or a flat one. */
  private long slope() {
    int n = Math.min(count, KEPT);
    if (n < KEPT / 2) {
      return 0;
    }
    double meanTime = 0;
    double meanError = 0;
    for (int i = 0; i < n; i++) {
      meanTime += (double) (times[i] - times[0]) / n;
      meanError += (double) errors[i] / n;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double off = times[i] - times[0] - meanTime;
      products += off * (errors[i] - meanError);
      squares += off * off;
    }
    double slope = squares == 0 ? 0 : products / squares;
    double most = 0;
    for (int i = 0; i < n; i++) {
      double line = meanError + slope * (times[i] - times[0] - meanTime);
      most = Math.max(most, Math.abs(errors[i] - line));
    }
    // What a line may miss by must not be what makes it steep.
    boolean drifts = most <= STRAIGHT && Math.abs(slope) * n * 2_000_000 > 3 * STRAIGHT;
    return drifts && Math.abs(slope) >= settings.drift() ? Math.round(slope * 1e6) : 0;
  }

  /** What comes next has nothing to do with what came before. */
  void forget() {
    count = 0;
    streak = 0;
    alarmed = false;
    together = false;
  }
}
