package dev.glasswatch.detect.sync.reference;

import java.util.Arrays;

/** Holds every picture of a window against the one that the other stream shows at that time. */
final class PictureFit {

  private static final int CELLS = PictureCells.COUNT;

  /** Between pictures that are compared, at least: closer ones differ by little more than noise. */
  private static final long APART = 33_000;

  private final float[] theirs = new float[CELLS];
  private PictureStretch own = new PictureStretch();
  private PictureStretch other = own;
  private float[] changes = new float[0];
  private long[] pairs = new long[0];
  private int first;
  private int last;
  private int back;
  private double energy;
  private long within;
  private long interval;

  /**
   * Prepares a window of one's own.
   *
   * @param from its beginning, and {@code to} its end
   */
  void prepare(PictureStretch window, long from, long to, PictureStretch range) {
    own = window;
    other = range;
    long ownInterval = own.interval();
    long otherInterval = range.interval();
    interval = Math.min(ownInterval, otherInterval);
    within = interval / 2;
    back = ownInterval == 0 ? 1 : Math.max(1, (int) ((APART + ownInterval / 2) / ownInterval));
    first = back;
    while (first < own.size() && own.time(first - back) < from) {
      first++;
    }
    last = own.size();
    while (last > first && own.time(last - 1) >= to) {
      last--;
    }
    room();
    energy = 0;
    for (int i = first; i < last; i++) {
      float weight = own.change(i, i - back, changes, (i - first) * CELLS);
      energy += weight * weight;
    }
  }

  private void room() {
    int size = Math.max(0, last - first);
    if (changes.length < size * CELLS) {
      changes = new float[size * CELLS];
      pairs = new long[size];
    }
  }

  /** How many pictures are compared. */
  int size() {
    return Math.max(0, last - first);
  }

  /** How much the window moves: about the number of pictures that do. */
  double moved() {
    return energy;
  }

  /** The time between pictures of the stream that has more of them, microseconds. */
  long interval() {
    return interval;
  }

  /** How alike both are if the own stream is later by this. */
  double score(long delay) {
    double product = 0;
    double energyThere = 0;
    int now = 0;
    int before = 0;
    for (int i = first; i < last; i++) {
      int shown = other.shownAt(own.time(i) + within - delay, now);
      int earlier = other.shownAt(own.time(i - back) + within - delay, before);
      now = Math.max(now, shown);
      before = Math.max(before, earlier);
      if (shown >= 0 && earlier >= 0) {
        float weight = other.change(shown, earlier, theirs, 0);
        energyThere += weight * weight;
        product += dot((i - first) * CELLS);
      }
    }
    double least = Math.max(energyThere, energy / 5);
    return least == 0 || energy == 0 ? 0 : product / Math.sqrt(energy * least);
  }

  private float dot(int at) {
    float sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      sum += changes[at + cell] * theirs[cell];
    }
    return sum;
  }

  /**
   * The delay by the timestamps of the pictures that match at about this delay, the median of all;
   * that about delay itself where rates differ and the same picture stays longer on one side.
   */
  long exactly(long about) {
    int count = 0;
    int now = 0;
    for (int i = first; i < last; i++) {
      int shown = other.shownAt(own.time(i) + within - about, now);
      if (shown >= 0) {
        now = shown;
        pairs[count++] = own.time(i) - other.time(shown);
      }
    }
    if (count == 0) {
      return about;
    }
    Arrays.sort(pairs, 0, count);
    long median = pairs[count / 2];
    return Math.abs(median - about) <= interval / 3 ? median : about;
  }
}
