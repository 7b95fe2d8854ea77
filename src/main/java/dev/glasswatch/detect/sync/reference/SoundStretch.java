package dev.glasswatch.detect.sync.reference;

/**
 * A copy of the fingerprints of sound over some time, as how far each band is above or below its
 * own mean of that moment; used again and again.
 */
final class SoundStretch {

  /** Marks a hop that is not there. */
  static final short ABSENT = Short.MIN_VALUE;

  private static final int BANDS = SoundBands.COUNT;
  private static final int SPREAD = 40;

  // More than this is a beginning or an end, however large.
  private static final float MOST = 3;
  private static final float SILENT = SoundBands.FLOOR / SoundBands.UNIT + 5;

  private short[] raw = new short[0];
  private float[][] values = new float[BANDS][0];
  private double[] sums = new double[0];
  private int[] counts = new int[0];
  private int size;
  private int present;
  private int audible;

  int size() {
    return size;
  }

  /** How many hops there are, and how many of them can be heard. */
  int present() {
    return present;
  }

  int audible() {
    return audible;
  }

  /** The room to fill, band by band within a hop. */
  short[] room(int hops) {
    size = hops;
    if (raw.length < hops * BANDS) {
      raw = new short[hops * BANDS];
      values = new float[BANDS][hops];
      sums = new double[hops + 1];
      counts = new int[hops + 1];
    }
    return raw;
  }

  /** To be called once the room is filled. */
  void filled() {
    present = 0;
    audible = 0;
    for (int hop = 0; hop < size; hop++) {
      if (raw[hop * BANDS] != ABSENT) {
        present++;
        if (loudest(hop) / SoundBands.UNIT > SILENT) {
          audible++;
        }
      }
    }
    for (int band = 0; band < BANDS; band++) {
      level(band);
    }
  }

  private short loudest(int hop) {
    short most = SoundBands.FLOOR;
    for (int band = 0; band < BANDS; band++) {
      most = (short) Math.max(most, raw[hop * BANDS + band]);
    }
    return most;
  }

  private void level(int band) {
    for (int hop = 0; hop < size; hop++) {
      short value = raw[hop * BANDS + band];
      boolean there = value != ABSENT;
      sums[hop + 1] = sums[hop] + (there ? value / SoundBands.UNIT : 0);
      counts[hop + 1] = counts[hop] + (there ? 1 : 0);
    }
    float[] into = values[band];
    for (int hop = 0; hop < size; hop++) {
      into[hop] = raw[hop * BANDS + band] == ABSENT ? 0 : above(band, hop);
    }
  }

  private float above(int band, int hop) {
    int from = Math.max(0, hop - SPREAD);
    int to = Math.min(size, hop + SPREAD + 1);
    double mean = (sums[to] - sums[from]) / (counts[to] - counts[from]);
    double by = raw[hop * BANDS + band] / SoundBands.UNIT - mean;
    return (float) Math.clamp(by, -MOST, MOST);
  }

  /** The values of a band, one a hop. */
  float[] band(int band) {
    return values[band];
  }
}
