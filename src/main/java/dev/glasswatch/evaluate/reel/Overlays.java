package dev.glasswatch.evaluate.reel;

import java.util.EnumMap;
import java.util.Map;

/** Draws overlays, sized by the picture; each runs on through cuts and defects. */
final class Overlays {

  private static final double LINE_NOISE = 1.8;
  private static final int CLOCK_DIGITS = 8;
  private static final int TICKER_PIXELS = 2;
  private static final double TURN = 0.09;

  private final int rate;
  private final Noise noise;
  private final Glyphs glyphs;
  private final Map<Overlay, Long> drawn = new EnumMap<>(Overlay.class);

  Overlays(int rate, long seed) {
    this.rate = rate;
    this.noise = new Noise(seed);
    this.glyphs = new Glyphs(seed);
  }

  /** Draws one over a picture, a frame later than the last time. */
  void draw(Overlay overlay, Picture picture) {
    long frame = drawn.merge(overlay, 1L, Long::sum);
    switch (overlay) {
      case NONE -> {}
      case NOISE -> noise.add(picture, LINE_NOISE);
      case CLOCK -> clock(picture, frame / rate);
      case TICKER -> ticker(picture, frame);
      case TURNING_LOGO -> turningLogo(picture, frame);
      case LOGO -> logo(picture);
      case SUBTITLES -> subtitles(picture, frame / (2L * rate));
    }
  }

  private void clock(Picture picture, long second) {
    int point = Math.max(1, picture.height() / 160);
    int width = Glyphs.width(CLOCK_DIGITS, point);
    int left = picture.width() - width - picture.width() / 20;
    int top = picture.height() / 16;
    picture.box(left - 2, top - 2, left + width + 2, top + Glyphs.height(point) + 2, 40);
    long rest = second + 43_210;
    for (int i = CLOCK_DIGITS - 1; i >= 0; i--) {
      boolean colon = i == 2 || i == 5;
      int base = i == 3 || i == 6 ? 6 : 10;
      int letter = colon ? 63 : (int) (rest % base);
      glyphs.letter(picture, letter, left + Glyphs.width(i, point), top, point, 220);
      rest = colon ? rest : rest / base;
    }
  }

  private void ticker(Picture picture, long frame) {
    int height = Math.max(9, picture.height() / 25);
    int top = picture.height() - height - picture.height() / 20;
    picture.box(0, top, picture.width(), top + height, 60);
    int point = Math.max(1, (height - 2) / 7);
    int advance = Glyphs.width(1, point);
    long moved = frame * TICKER_PIXELS;
    for (int i = 0; i <= picture.width() / advance + 1; i++) {
      long letter = moved / advance + i;
      int left = (int) (i * advance - moved % advance);
      if (letter % 7 != 0) {
        glyphs.letter(picture, (int) (letter * 31 % 64), left, top + 1, point, 225);
      }
    }
  }

  private static void turningLogo(Picture picture, long frame) {
    int size = picture.height() / 7;
    double sine = Math.sin(TURN * frame);
    double cosine = Math.cos(TURN * frame);
    int left = picture.width() / 30;
    int top = picture.height() / 18;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double dx = x - size / 2.0;
        double dy = y - size / 2.0;
        double u = (dx * cosine + dy * sine) * 6 / size;
        double v = (dy * cosine - dx * sine) * 6 / size;
        boolean light = (Math.floorMod((int) Math.floor(u), 2) ^ Math.floorMod((int) v, 2)) == 0;
        if (dx * dx + dy * dy < size * size / 4.0) {
          picture.luma(left + x, top + y, light ? 210 : 50);
        }
      }
    }
  }

  // Every third time nobody speaks
  private void subtitles(Picture picture, long turn) {
    int point = Math.max(1, picture.height() / 150);
    for (int line = 0; line < turn % 3; line++) {
      int count = 12 + (int) (turn * 7 + line * 5) % 12;
      int left = (picture.width() - Glyphs.width(count, point)) / 2;
      int top = picture.height() * 5 / 6 + line * (Glyphs.height(point) + 3 * point);
      glyphs.line(picture, turn * 10 + line, count, left + point, top + point, point, 20);
      glyphs.line(picture, turn * 10 + line, count, left, top, point, 230);
    }
  }

  private void logo(Picture picture) {
    int point = Math.max(1, picture.height() / 120);
    int left = picture.width() - Glyphs.width(4, point) - picture.width() / 20;
    glyphs.line(picture, 77, 4, left, picture.height() / 14, point, 180);
  }
}
