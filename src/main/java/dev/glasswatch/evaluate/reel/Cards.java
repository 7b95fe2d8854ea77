package dev.glasswatch.evaluate.reel;

import java.util.SplittableRandom;

/** Draws generated pictures. A drawing depends on its card, its seed and its frame alone. */
final class Cards {

  private static final long LETTERS = 4711;
  private static final double FADE_SECONDS = 0.5;

  private final Glyphs glyphs = new Glyphs(LETTERS);
  private final int rate;

  Cards(int rate) {
    this.rate = rate;
  }

  /** Draws frame {@code frame} of {@code frames}; every other card comes and goes in a fade. */
  void draw(Content.Made made, int frame, int frames, Picture picture) {
    switch (made.card()) {
      case SLATE -> slate(made.seed(), picture, 0);
      case TITLE -> title(made.seed(), picture);
      case CREDITS -> credits(made.seed(), picture, frame);
      case SLOW_PAN -> slate(made.seed(), picture, 0.25 * frame * 25 / rate);
      case STARS -> stars(made.seed(), picture, frame);
      case CHECKERBOARD -> Patterns.checkerboard(made.seed(), picture, frame);
      case SCREEN -> Patterns.screen(made.seed(), picture, frame, glyphs);
    }
    if (made.seed() % 2 == 0) {
      double edge = Math.min(frame + 1, frames - frame) / (FADE_SECONDS * rate);
      if (edge < 1) {
        picture.dim(edge);
      }
    }
  }

  // Shaded, so that it moves everywhere when a camera pans over it
  private void slate(long seed, Picture picture, double shift) {
    SplittableRandom random = new SplittableRandom(seed);
    double wave = 0.02 + 0.03 * random.nextDouble();
    int base = 60 + random.nextInt(80);
    picture.fill(base);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double at = (x + shift) * 640 / picture.width();
        double shade = 30 * Math.sin(wave * at) * Math.cos(wave * 0.7 * y * 360 / picture.height());
        picture.luma(x, y, (int) Math.round(base + shade));
      }
    }
    int point = picture.height() / 90;
    for (int line = 0; line < 3; line++) {
      int left = (int) Math.round(picture.width() / 6.0 - shift);
      int top = picture.height() / 3 + line * picture.height() / 8;
      glyphs.line(picture, seed + line, 10 + random.nextInt(8), left, top, point, 230);
    }
  }

  private void title(long seed, Picture picture) {
    picture.fill(Picture.BLACK);
    int point = picture.height() / 80;
    int count = 8 + (int) Math.floorMod(seed, 7L);
    int left = (picture.width() - Glyphs.width(count, point)) / 2;
    glyphs.line(picture, seed, count, left, picture.height() * 4 / 9, point, 220);
  }

  private void credits(long seed, Picture picture, int frame) {
    picture.fill(Picture.BLACK);
    int point = Math.max(1, picture.height() / 160);
    int pitch = 3 * Glyphs.height(point);
    int rolled = frame * Math.max(1, picture.height() / 240) * 25 / rate;
    for (int line = rolled / pitch; line * pitch - rolled < picture.height(); line++) {
      int top = line * pitch - rolled;
      glyphs.line(picture, seed + line, 16, picture.width() / 4, top, point, 210);
    }
  }

  private void stars(long seed, Picture picture, int frame) {
    SplittableRandom random = new SplittableRandom(seed);
    picture.fill(Picture.BLACK);
    double drift = 0.4 * frame * 25 / rate;
    int size = Math.max(2, picture.height() / 180);
    for (int star = 0; star < 120; star++) {
      int x = (int) (random.nextInt(picture.width()) + drift) % picture.width();
      int y = random.nextInt(picture.height());
      picture.box(x, y, x + size, y + size, 110 + random.nextInt(120));
    }
  }
}
