package dev.glasswatch.detect.block;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of the steps in what changed from one picture to the next, with the Vector API, for any
 * vector width. {@link ScalarSteps} does the same in plain Java; it serves the tails here, and a
 * test holds the two equal.
 *
 * <p>A change is now less before; a step is the size of the difference between the changes of two
 * neighbouring pixels. Steps are summed over {@link #RUN} pixels along the edge that they would
 * make, at most 4080.
 */
final class GridSteps {

  /** Pixels that a sum goes over. */
  static final int RUN = 8;

  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final int STEP = SHORTS.length();
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));

  private short[] steps = new short[0];

  /**
   * Steps across vertical edges: for each band of eight rows and each column but the last, the sum
   * of the steps from that column to the next.
   *
   * @param sums takes bands of {@code width}; the last of each is not written
   */
  void across(byte[] now, byte[] before, int width, int height, short[] sums) {
    int bound = SHORTS.loopBound(width - 1);
    for (int band = 0; band < height / RUN; band++) {
      int top = band * RUN * width;
      for (int x = 0; x < bound; x += STEP) {
        ShortVector sum = ShortVector.zero(SHORTS);
        for (int at = top + x; at < top + RUN * width; at += width) {
          sum = sum.add(change(now, before, at + 1).sub(change(now, before, at)).abs());
        }
        sum.intoArray(sums, band * width + x);
      }
      ScalarSteps.across(now, before, width, band, bound, sums);
    }
  }

  /**
   * Steps across horizontal edges: for each row but the last and each run of eight columns, the sum
   * of the steps from that row to the next.
   *
   * @param sums takes rows of {@code width / 8}
   */
  void down(byte[] now, byte[] before, int width, int height, short[] sums) {
    if (steps.length < width) {
      steps = new short[width];
    }
    int runs = width / RUN;
    int bound = SHORTS.loopBound(runs * RUN);
    for (int y = 0; y < height - 1; y++) {
      int at = y * width;
      for (int x = 0; x < bound; x += STEP) {
        change(now, before, at + width + x)
            .sub(change(now, before, at + x))
            .abs()
            .intoArray(steps, x);
      }
      ScalarSteps.down(now, before, width, y, bound, steps);
      ScalarSteps.runs(steps, runs, sums, y * runs);
    }
  }

  private static ShortVector change(byte[] now, byte[] before, int at) {
    return shorts(now, at).sub(shorts(before, at));
  }

  private static ShortVector shorts(byte[] pixels, int at) {
    return (ShortVector)
        ByteVector.fromArray(BYTES, pixels, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0);
  }
}
