package dev.glasswatch.evaluate.reel;

import java.util.SplittableRandom;

/** Lines of made-up letters, five by seven points each: what text looks like to a detector. */
final class Glyphs {

  private static final int COLUMNS = 5;
  private static final int ROWS = 7;
  private static final int ADVANCE = 6;
  private static final int LETTERS = 64;
  private static final double INK = 0.5;

  private final boolean[][] letters = new boolean[LETTERS][COLUMNS * ROWS];

  Glyphs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (boolean[] letter : letters) {
      for (int i = 0; i < letter.length; i++) {
        letter[i] = random.nextDouble() < INK;
      }
    }
  }

  /** How wide a line of so many letters is with points of this size, in pixels. */
  static int width(int count, int point) {
    return count * ADVANCE * point;
  }

  /** How high a line is. */
  static int height(int point) {
    return ROWS * point;
  }

  /** Draws a line; what lies outside the picture is left out. */
  void line(Picture picture, long text, int count, int left, int top, int point, int luma) {
    SplittableRandom random = new SplittableRandom(text);
    for (int i = 0; i < count; i++) {
      int letter = random.nextInt(LETTERS);
      boolean space = random.nextInt(6) == 0;
      if (!space) {
        letter(picture, letters[letter], left + i * ADVANCE * point, top, point, luma);
      }
    }
  }

  /** Draws one letter by its number. */
  void letter(Picture picture, int number, int left, int top, int point, int luma) {
    letter(picture, letters[Math.floorMod(number, LETTERS)], left, top, point, luma);
  }

  private static void letter(
      Picture picture, boolean[] letter, int left, int top, int point, int luma) {
    for (int i = 0; i < letter.length; i++) {
      if (letter[i]) {
        int x = left + i % COLUMNS * point;
        int y = top + i / COLUMNS * point;
        picture.box(x, y, x + point, y + point, luma);
      }
    }
  }
}
