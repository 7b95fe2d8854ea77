package dev.glasswatch.detect.freeze;

/**
 * How the cells behaved after a supposed stop: which of them go on moving, like a clock or a
 * ticker, and which stir in other ways.
 *
 * <p>A cell counts as moving only when it steps often and also gets away from where it was: an
 * encoder that keeps correcting itself makes cells step, but they return.
 */
final class AfterStop {

  // What moves on only this long was still part of the motion, or of the first picture's refining
  private static final double SETTLE_SECONDS = 0.3;

  private static final double OFTEN = 0.25;
  private static final double NOW_AND_THEN = 0.09;
  private static final int AWAY = 2 * Cells.LEVEL;
  private static final int TOUCHED = Cells.LEVEL;
  private static final int ENOUGH_QUIET_FRAMES = 8;
  private static final int FEWEST_FRAMES = 3;

  private final CellTracks tracks = new CellTracks();
  private final Surroundings surroundings = new Surroundings();
  private short[] kept = new short[0];
  private short[] core = new short[0];
  private int keptCells;
  private int firstFrames;
  private int secondFrames;
  private int quietFrames;
  private double movingShare;
  private double wanderingShare;
  private double tremblingShare;

  /**
   * Looks at the frames from {@code stop} up to {@code end}.
   *
   * @param nearKeyframe frames this near to a keyframe may change all over by re-encoding alone
   * @return false when there are too few frames to tell
   */
  boolean measure(CellHistory history, long stop, long end, int nearKeyframe) {
    tracks.clear(history.cells());
    long settled = stop + Math.round(SETTLE_SECONDS * history.rate());
    firstFrames = follow(history, settled, stop + (end - stop) / 2, nearKeyframe, end);
    int quietInFirst = quietFrames;
    tracks.halfTime();
    secondFrames = follow(history, stop + (end - stop) / 2, end, nearKeyframe, end);
    quietFrames += quietInFirst;
    if (firstFrames < FEWEST_FRAMES || secondFrames < FEWEST_FRAMES) {
      return false;
    }
    share(history.cells());
    addRim(history);
    surroundings.measure(core, kept, history.columns(), history.rows());
    return true;
  }

  /** -1 for cells that stopped, 0 for those that go on moving. */
  short[] kept() {
    return kept;
  }

  /** How many cells stopped. */
  int keptCells() {
    return keptCells;
  }

  /** Those of the kept cells that lie clear of whatever goes on moving. */
  short[] clear() {
    return surroundings.clear();
  }

  /** How many cells lie clear. */
  int clearCells() {
    return surroundings.clearCells();
  }

  /** Share of the cells that go on moving. */
  double movingShare() {
    return movingShare;
  }

  /** Share of the cells that moved often in one half of the time only. */
  double wanderingShare() {
    return wanderingShare;
  }

  /** Share of the other cells that moved now and then. */
  double tremblingShare() {
    return tremblingShare;
  }

  private int follow(CellHistory history, long from, long to, int nearKeyframe, long end) {
    int frames = 0;
    quietFrames = 0;
    for (long frame = from; frame < to; frame++) {
      if (!history.keyframe(frame)) {
        boolean quiet = !Keyframes.near(history, frame, nearKeyframe, end);
        Cells.follow(
            history.sums(frame - 1),
            history.sums(frame),
            history.cells(),
            history.brightnessStep(frame),
            quiet,
            tracks);
        frames++;
        quietFrames += quiet ? 1 : 0;
      }
    }
    return frames;
  }

  private void share(int cells) {
    if (kept.length != cells) {
      kept = new short[cells];
      core = new short[cells];
    }
    int moving = 0;
    int wandering = 0;
    int trembling = 0;
    for (int i = 0; i < cells; i++) {
      boolean away = travelled(i) > AWAY;
      boolean early = away && tracks.firstHalf[i] > OFTEN * firstFrames;
      boolean late = away && tracks.secondHalf[i] > OFTEN * secondFrames;
      boolean trembles = away && !early && !late && stirs(i);
      core[i] = (short) (early || late || trembles ? 0 : -1);
      wandering += early != late ? 1 : 0;
      trembling += trembles ? 1 : 0;
      moving += 1 + core[i];
    }
    movingShare = (double) moving / cells;
    wanderingShare = (double) wandering / cells;
    tremblingShare = (double) trembling / cells;
  }

  // The rim of a moving part is touched by it now and then, too rarely to count by itself
  private void addRim(CellHistory history) {
    int columns = history.columns();
    int cells = history.cells();
    keptCells = 0;
    for (int i = 0; i < cells; i++) {
      int column = i % columns;
      int left = column == 0 ? -1 : core[i - 1];
      int right = column == columns - 1 ? -1 : core[i + 1];
      int above = i < columns ? -1 : core[i - columns];
      int below = i >= cells - columns ? -1 : core[i + columns];
      boolean beside = left * right * above * below == 0;
      kept[i] = beside && travelled(i) > TOUCHED ? 0 : core[i];
      keptCells -= kept[i];
    }
  }

  private int travelled(int cell) {
    return tracks.highest[cell] - tracks.lowest[cell];
  }

  private boolean stirs(int cell) {
    return quietFrames > ENOUGH_QUIET_FRAMES
        ? tracks.quiet[cell] > NOW_AND_THEN * quietFrames
        : tracks.firstHalf[cell] + tracks.secondHalf[cell]
            > NOW_AND_THEN * (firstFrames + secondFrames);
  }
}
