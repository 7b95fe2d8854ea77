package dev.glasswatch.detect.freeze;

/**
 * A picture that was found to stand still, and the first frame that moves again.
 *
 * <p>It ends when most frames of 0.4 s move more than the encoder's corrections did, or when the
 * picture has been a different one for half a second. A keyframe's pop, a glitch of one frame or a
 * return to the same picture does neither.
 */
final class Standstill {

  /** Motion before, in levels, where it is not known. */
  static final double STILL_LEVEL = 1;

  /** Motion since, in levels, of a picture that does not move at all. */
  static final double STILL_REST = 0.01;

  private static final long WINDOW = 400_000;
  private static final long REPLACED = 500_000;
  private static final double MOST = 0.6;
  private static final double DIFFERENT = 0.3;
  private static final double QUIETEST_MOTION = 0.03;

  private final short[] kept;
  private final int keptCells;
  private final double motionThreshold;
  private final short[] picture;
  private final long[] times = new long[256];
  private final boolean[] active = new boolean[256];
  private final boolean[] keyframes = new boolean[256];
  private long count;
  private long differentSince = Long.MAX_VALUE;

  /**
   * A standstill that is under way.
   *
   * @param kept -1 for cells that stand still, 0 for those that go on moving; copied
   * @param levelBefore motion before, in levels
   * @param rest motion since, in levels
   * @param picture its cell sums; copied
   */
  Standstill(short[] kept, double levelBefore, double rest, short[] picture) {
    this.kept = kept.clone();
    this.picture = picture.clone();
    this.motionThreshold =
        Math.max(QUIETEST_MOTION, Math.max(5.5 * rest, Math.min(0.12 * levelBefore, 0.15)));
    int cells = 0;
    for (short cell : kept) {
      cells -= cell;
    }
    this.keptCells = cells;
  }

  /** How many cells stand still. */
  int keptCells() {
    return keptCells;
  }

  /**
   * Looks at the newest frame, which has one before it.
   *
   * @return media time of the first moving frame, or {@link Long#MAX_VALUE} while it stands still
   */
  long endWith(CellHistory history) {
    long frame = history.end() - 1;
    int at = (int) (count++ % times.length);
    times[at] = history.time(frame);
    keyframes[at] = history.keyframe(frame);
    active[at] = history.motion(frame, kept, keptCells) >= motionThreshold;
    return Math.min(movingSince(history.time(frame)), replacedSince(history, frame, active[at]));
  }

  /** Whether a picture that follows a gap is still the same. */
  boolean isSame(short[] sums) {
    return sums.length == picture.length
        && Drift.share(picture, sums, kept, keptCells, 4) < DIFFERENT;
  }

  private long movingSince(long now) {
    int frames = 0;
    int moved = 0;
    long first = Long.MAX_VALUE;
    boolean nextIsActive = false;
    for (long i = count - 1; i >= Math.max(0, count - times.length); i--) {
      int at = (int) (i % times.length);
      if (now - times[at] >= WINDOW) {
        return frames >= 3 && moved >= MOST * frames ? first : Long.MAX_VALUE;
      }
      frames += keyframes[at] ? 0 : 1;
      moved += active[at] && !keyframes[at] ? 1 : 0;
      first = active[at] && (!keyframes[at] || nextIsActive) ? times[at] : first;
      nextIsActive = active[at];
    }
    return Long.MAX_VALUE;
  }

  private long replacedSince(CellHistory history, long frame, boolean moves) {
    long now = history.time(frame);
    if (isSame(history.sums(frame))) {
      differentSince = Long.MAX_VALUE;
      if (!moves) {
        System.arraycopy(history.sums(frame), 0, picture, 0, picture.length);
      }
    } else if (differentSince == Long.MAX_VALUE) {
      differentSince = now;
    }
    return differentSince != Long.MAX_VALUE && now - differentSince >= REPLACED
        ? differentSince
        : Long.MAX_VALUE;
  }
}
