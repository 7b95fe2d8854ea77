package dev.glasswatch.evaluate.reel;

import java.util.SplittableRandom;

/** Replaces parts of a picture by squares of their mean, on a grid that is not the codec's. */
final class Squares {

  private static final int FEWEST_ACROSS = 24;

  private Squares() {}

  /** Over the whole picture; the seed says how large they are. */
  static void everywhere(Picture picture, long seed) {
    over(picture, 0, 0, picture.width(), picture.height(), size(picture, seed));
  }

  /** Over a part that moves about slowly, a sixth of the picture wide and more. */
  static void somewhere(Picture picture, long seed, int frame) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = picture.width() / 6 + random.nextInt(picture.width() / 5);
    int height = picture.height() / 6 + random.nextInt(picture.height() / 4);
    double turn = 0.03 * frame + random.nextDouble() * 6;
    int left = (int) ((picture.width() - width) * (0.5 + 0.4 * Math.sin(turn)));
    int top = (int) ((picture.height() - height) * (0.5 + 0.4 * Math.cos(0.7 * turn)));
    over(picture, left, top, left + width, top + height, size(picture, seed));
  }

  private static int size(Picture picture, long seed) {
    int across = FEWEST_ACROSS + (int) Math.floorMod(seed, 40L);
    return Math.max(4, picture.width() / across);
  }

  private static void over(Picture picture, int left, int top, int right, int bottom, int size) {
    for (int y = top; y < bottom; y += size) {
      for (int x = left; x < right; x += size) {
        square(picture, x, y, Math.min(right, x + size), Math.min(bottom, y + size));
      }
    }
  }

  private static void square(Picture picture, int left, int top, int right, int bottom) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += picture.luma(x, y);
      }
    }
    long count = (long) (right - left) * (bottom - top);
    picture.box(left, top, right, bottom, (int) (sum / Math.max(1, count)));
  }
}
