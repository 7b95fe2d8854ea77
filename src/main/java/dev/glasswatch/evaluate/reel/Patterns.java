package dev.glasswatch.evaluate.reel;

import java.util.SplittableRandom;

/** Draws generated pictures full of hard edges along straight lines, which are meant to be so. */
final class Patterns {

  private static final int WINDOWS = 4;
  private static final int SCROLL_EVERY = 10;

  private Patterns() {}

  /** Squares, still or drifting. */
  static void checkerboard(long seed, Picture picture, int frame) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = Math.max(4, picture.width() / (16 + random.nextInt(48)));
    int dark = 20 + random.nextInt(80);
    int light = dark + 40 + random.nextInt(90);
    int shift = random.nextBoolean() ? 0 : frame * (1 + random.nextInt(3));
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        boolean odd = (((x + shift) / size + y / size) & 1) == 1;
        picture.luma(x, y, odd ? light : dark);
      }
    }
  }

  /** Windows that appear one by one, the text of the last of which scrolls. */
  static void screen(long seed, Picture picture, int frame, Glyphs glyphs) {
    SplittableRandom random = new SplittableRandom(seed);
    picture.fill(50 + random.nextInt(60));
    for (int window = 0; window < WINDOWS; window++) {
      int left = random.nextInt(picture.width() / 2);
      int top = random.nextInt(picture.height() / 2);
      int right = left + picture.width() / 4 + random.nextInt(picture.width() / 4);
      int bottom = top + picture.height() / 4 + random.nextInt(picture.height() / 4);
      int paper = 180 + random.nextInt(50);
      if (frame >= window * 12) {
        boolean last = window == WINDOWS - 1;
        picture.box(left, top, right, top + picture.height() / 30, 40 + random.nextInt(60));
        picture.box(left, top + picture.height() / 30, right, bottom, paper);
        text(picture, glyphs, left, top, right, bottom, seed + (last ? frame / SCROLL_EVERY : 0));
      }
    }
  }

  private static void text(
      Picture picture, Glyphs glyphs, int left, int top, int right, int bottom, long first) {
    int point = Math.max(1, picture.height() / 240);
    int pitch = 2 * Glyphs.height(point);
    int count = (right - left) / Glyphs.width(1, point) - 2;
    int start = top + picture.height() / 20;
    for (int line = 0; start + (line + 1) * pitch < bottom; line++) {
      glyphs.line(picture, first + line, count, left + 4 * point, start + line * pitch, point, 40);
    }
  }
}
