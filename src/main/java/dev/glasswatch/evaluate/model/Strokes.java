package dev.glasswatch.evaluate.model;

import dev.glasswatch.inference.LumaPair;
import java.util.SplittableRandom;

/**
 * Paints what decoders make of lost data over whole pictures: runs of macroblocks in raster order
 * that come from elsewhere, are flat, go on as their neighbours end, or hold a wrong residue. No
 * loss is as plainly visible and as exactly known, and every clip can be hurt in every way.
 */
final class Strokes {

  private static final int[] SIDES = {4, 8, 8, 16};
  private static final int MOST = 4;
  private static final int VISIBLE = 12;
  private static final double STAYS = 0.5;
  private static final double AGAIN = 0.3;
  private static final int FARTHEST = 40;

  private final int width;
  private final int height;
  private final SplittableRandom random;

  /** How a macroblock is filled. */
  private enum Fill {
    SHIFTED,
    SHIFTED_BEFORE,
    FLAT,
    DOWN,
    RIGHT,
    RESIDUE
  }

  /** One run: what its macroblocks have in common. */
  private record Stroke(Fill fill, int dx, int dy, int level, double across, double down) {}

  Strokes(int width, int height, SplittableRandom random) {
    this.width = width;
    this.height = height;
    this.random = random;
  }

  /**
   * Hurts a picture.
   *
   * @param now luma from 0 to 255 in rows, painted over
   * @param before likewise of the picture before, which half of the time was hurt already
   * @param truth share of 255 of each cell that is visibly changed, overwritten
   */
  void paint(int[] now, int[] before, byte[] truth) {
    int[] clean = now.clone();
    int side = SIDES[random.nextInt(SIDES.length)];
    int count = 1 + random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      run(now, before, side);
    }
    if (random.nextDouble() < STAYS) {
      carry(clean, now, before);
    }
    tell(clean, now, truth);
    if (random.nextDouble() < AGAIN) {
      soften(now);
      soften(before);
    }
  }

  /** Hurts the picture before, of which nothing is left now. */
  void heal(int[] now, int[] before) {
    int side = SIDES[random.nextInt(SIDES.length)];
    int count = 1 + random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      run(before, now, side);
    }
  }

  // As a second encoder does, whose own blocks have nothing to do with the damage
  private void soften(int[] plane) {
    int[] sharp = plane.clone();
    int grain = random.nextInt(1, 8);
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        int around = sharp[at - 1] + sharp[at + 1] + sharp[at - width] + sharp[at + width];
        int soft = (4 * sharp[at] + around) / 8;
        plane[at] = Math.clamp(soft + random.nextInt(grain) - grain / 2, 0, 255);
      }
    }
  }

  private void run(int[] now, int[] before, int side) {
    int columns = width / side;
    int blocks = columns * (height / side);
    int first = random.nextInt(blocks);
    int length = 1 + (int) (columns * 3 * Math.pow(random.nextDouble(), 2));
    Stroke stroke = stroke();
    for (int block = first; block < Math.min(blocks, first + length); block++) {
      int left = block % columns * side;
      int top = block / columns * side;
      fill(random.nextInt(6) == 0 ? stroke() : stroke, now, before, left, top, side);
    }
  }

  private Stroke stroke() {
    Fill fill = Fill.values()[random.nextInt(Fill.values().length)];
    return new Stroke(
        fill,
        random.nextInt(-FARTHEST, FARTHEST + 1),
        random.nextInt(-FARTHEST, FARTHEST + 1),
        random.nextBoolean() ? 128 : random.nextInt(16, 236),
        random.nextDouble(0, 1.2),
        random.nextDouble(0, 1.2));
  }

  private void fill(Stroke stroke, int[] now, int[] before, int left, int top, int side) {
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        now[y * width + x] =
            switch (stroke.fill) {
              case SHIFTED -> at(now, x + stroke.dx, y + stroke.dy);
              case SHIFTED_BEFORE -> at(before, x + stroke.dx, y + stroke.dy);
              case FLAT -> stroke.level;
              case DOWN -> at(now, x, top - 1);
              case RIGHT -> at(now, left - 1, y);
              case RESIDUE -> residue(stroke, at(now, x, y), x - left, y - top);
            };
      }
    }
  }

  private static int residue(Stroke stroke, int luma, int x, int y) {
    double wave = Math.cos(stroke.across * x) * Math.cos(stroke.down * y);
    return Math.clamp(Math.round(luma + (stroke.level - 64) * 0.6 * wave), 0, 255);
  }

  private int at(int[] plane, int x, int y) {
    return plane[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
  }

  private static void carry(int[] clean, int[] now, int[] before) {
    for (int i = 0; i < now.length; i++) {
      if (now[i] != clean[i]) {
        before[i] = now[i];
      }
    }
  }

  private void tell(int[] clean, int[] now, byte[] truth) {
    int columns = width / LumaPair.CELL;
    int full = LumaPair.CELL * LumaPair.CELL;
    for (int cell = 0; cell < truth.length; cell++) {
      int left = cell % columns * LumaPair.CELL;
      int top = cell / columns * LumaPair.CELL;
      int changed = 0;
      for (int i = 0; i < full; i++) {
        int at = (top + i / LumaPair.CELL) * width + left + i % LumaPair.CELL;
        changed += Math.abs(now[at] - clean[at]) > VISIBLE ? 1 : 0;
      }
      truth[cell] = (byte) (changed * 255 / full);
    }
  }
}
