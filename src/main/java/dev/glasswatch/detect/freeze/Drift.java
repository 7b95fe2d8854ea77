package dev.glasswatch.detect.freeze;

/** How far one picture is from another, a change of brightness left out. */
final class Drift {

  private static final int CLAMP = 3 * Cells.LEVEL / 2;
  private static final double NOISE = 0.3 * Cells.LEVEL;

  private Drift() {}

  /** How much the picture as a whole became brighter; 0 below what noise does. */
  static int brightness(short[] from, short[] to, int cells) {
    double mean = (double) Cells.clampedChange(from, to, cells, CLAMP) / cells;
    return Math.abs(mean) < NOISE ? 0 : (int) Math.round(mean);
  }

  /** Share of the kept cells, of which there are {@code count}, more than so many levels away. */
  static double share(short[] from, short[] to, short[] kept, int count, int levels) {
    int brightness = brightness(from, to, kept.length);
    int away = Cells.away(from, to, kept.length, brightness, levels * Cells.LEVEL, kept);
    return (double) away / Math.max(1, count);
  }
}
