package dev.glasswatch.detect.freeze;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Arithmetic on planes and cells with the Vector API, for any vector width. {@link ScalarCells}
 * does the same in plain Java; it serves the tails here, and a test holds the two equal.
 *
 * <p>A cell is 8 x 8 plane pixels, and its value the sum of them, 0 to 16320, so {@link #LEVEL} is
 * one level of luma. A step is what a cell's sum changed by, less a given change of brightness.
 */
final class Cells {

  /** Width and height of a cell in plane pixels. */
  static final int SIZE = 8;

  /** What a cell's sum changes by when its pixels change by one level on average. */
  static final int LEVEL = SIZE * SIZE;

  /** A cell has moved when its mean changes by more than half a level. */
  static final int MOVED = LEVEL / 2;

  /**
   * Louder steps say no more about whether something moves, and one hard edge must not drown the
   * rest.
   */
  static final int LOUD = 8 * LEVEL;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final int CELLS_PER_VECTOR = BYTES.length() / SIZE;

  private final long[] lanes = new long[CELLS_PER_VECTOR];

  /**
   * Sums a plane over its cells, row by row. Columns and rows beyond the last whole cell are left
   * out.
   *
   * @param pixels luma as unsigned bytes, rows of {@code width} without padding
   * @param sums at least {@code (width / 8) * (height / 8)} long
   */
  void sum(byte[] pixels, int width, int height, short[] sums) {
    int columns = width / SIZE;
    int rows = height / SIZE;
    int vectorColumns = columns - columns % CELLS_PER_VECTOR;
    for (int row = 0; row < rows; row++) {
      int top = row * SIZE * width;
      int at = row * columns;
      for (int column = 0; column < vectorColumns; column += CELLS_PER_VECTOR) {
        sumVector(pixels, top + column * SIZE, width);
        for (int lane = 0; lane < CELLS_PER_VECTOR; lane++) {
          sums[at + column + lane] = (short) lanes[lane];
        }
      }
      for (int column = vectorColumns; column < columns; column++) {
        sums[at + column] = ScalarCells.cell(pixels, top + column * SIZE, width);
      }
    }
  }

  // Neighbours are added in ever wider lanes: 8 bytes, 4 shorts, 2 ints, 1 long are one cell's row
  private void sumVector(byte[] pixels, int start, int width) {
    ShortVector pairs = ByteVector.fromArray(BYTES, pixels, start).reinterpretAsShorts();
    ShortVector sum = pairs.and((short) 0xFF).add(pairs.lanewise(VectorOperators.LSHR, 8));
    for (int row = 1; row < SIZE; row++) {
      pairs = ByteVector.fromArray(BYTES, pixels, start + row * width).reinterpretAsShorts();
      sum = sum.add(pairs.and((short) 0xFF)).add(pairs.lanewise(VectorOperators.LSHR, 8));
    }
    LongVector eights = pairSums(sum).reinterpretAsLongs();
    eights.and(0xFFFFFFFFL).add(eights.lanewise(VectorOperators.LSHR, 32)).intoArray(lanes, 0);
  }

  /** Sum of the cells' changes from one picture to the next, each clamped to {@code ±clamp}. */
  static int clampedChange(short[] before, short[] now, int cells, int clamp) {
    int bound = SHORTS.loopBound(cells);
    IntVector sum = IntVector.zero(IntVector.SPECIES_PREFERRED);
    for (int i = 0; i < bound; i += SHORTS.length()) {
      ShortVector change = load(now, i).sub(load(before, i));
      ShortVector positive = change.max((short) -clamp).min((short) clamp).add((short) clamp);
      sum = sum.add(pairSums(positive));
    }
    return sum.reduceLanes(VectorOperators.ADD)
        - bound * clamp
        + ScalarCells.clampedChange(before, now, bound, cells, clamp);
  }

  /** How many of the cells that are kept stepped further than {@code limit}. */
  static int away(short[] before, short[] now, int cells, int brightness, int limit, short[] kept) {
    int bound = SHORTS.loopBound(cells);
    int away = 0;
    for (int i = 0; i < bound; i += SHORTS.length()) {
      ShortVector size = step(before, now, i, brightness).abs().and(load(kept, i));
      away += size.compare(VectorOperators.GT, (short) limit).trueCount();
    }
    return away + ScalarCells.away(before, now, bound, cells, brightness, limit, kept);
  }

  /**
   * Sum of the steps' sizes, each counted up to {@link #LOUD}.
   *
   * @param kept -1 for cells that count, 0 for those left out
   */
  static int motion(short[] before, short[] now, int cells, int brightness, short[] kept) {
    int bound = SHORTS.loopBound(cells);
    IntVector sum = IntVector.zero(IntVector.SPECIES_PREFERRED);
    for (int i = 0; i < bound; i += SHORTS.length()) {
      ShortVector size = step(before, now, i, brightness).abs().min((short) LOUD);
      sum = sum.add(pairSums(size.and(load(kept, i))));
    }
    return sum.reduceLanes(VectorOperators.ADD)
        + ScalarCells.motion(before, now, bound, cells, brightness, kept);
  }

  /**
   * Follows each cell by one frame.
   *
   * @param often counts the frames with which a cell moved; {@code quiet} counts them too when
   *     {@code isQuiet}
   * @param level where the cell is relative to where it started; {@code lowest} and {@code highest}
   *     are its extremes
   */
  static void follow(
      short[] before, short[] now, int cells, int brightness, boolean isQuiet, CellTracks tracks) {
    int bound = SHORTS.loopBound(cells);
    for (int i = 0; i < bound; i += SHORTS.length()) {
      ShortVector step = step(before, now, i, brightness);
      VectorMask<Short> moved = step.abs().compare(VectorOperators.GT, MOVED);
      load(tracks.often(), i).add((short) 1, moved).intoArray(tracks.often(), i);
      if (isQuiet) {
        load(tracks.quiet, i).add((short) 1, moved).intoArray(tracks.quiet, i);
      }
      ShortVector level = load(tracks.level, i).add(step);
      level.intoArray(tracks.level, i);
      level.min(load(tracks.lowest, i)).intoArray(tracks.lowest, i);
      level.max(load(tracks.highest, i)).intoArray(tracks.highest, i);
    }
    ScalarCells.follow(before, now, bound, cells, brightness, isQuiet, tracks);
  }

  private static ShortVector load(short[] array, int at) {
    return ShortVector.fromArray(SHORTS, array, at);
  }

  private static ShortVector step(short[] before, short[] now, int at, int brightness) {
    return load(now, at).sub(load(before, at)).sub((short) brightness);
  }

  private static IntVector pairSums(ShortVector notNegative) {
    IntVector pairs = notNegative.reinterpretAsInts();
    return pairs.and(0xFFFF).add(pairs.lanewise(VectorOperators.LSHR, 16));
  }
}
