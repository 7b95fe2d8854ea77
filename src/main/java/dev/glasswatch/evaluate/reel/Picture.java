package dev.glasswatch.evaluate.reel;

import java.util.Arrays;

/**
 * A picture in 8-bit 4:2:0, limited range, as raw video carries it: luma, then both chroma planes,
 * rows without padding. Width and height are even.
 */
final class Picture {

  static final int BLACK = 16;
  static final int WHITE = 235;
  private static final byte NO_COLOUR = (byte) 128;

  private final int width;
  private final int height;
  private final byte[] samples;

  Picture(int width, int height) {
    this.width = width;
    this.height = height;
    this.samples = new byte[width * height * 3 / 2];
    fill(BLACK);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** All samples, for reading and writing. */
  byte[] samples() {
    return samples;
  }

  /** How many of the samples are luma. */
  int lumaSamples() {
    return width * height;
  }

  int luma(int x, int y) {
    return samples[y * width + x] & 0xFF;
  }

  void luma(int x, int y, int value) {
    samples[y * width + x] = (byte) value;
  }

  void fill(int luma) {
    Arrays.fill(samples, 0, lumaSamples(), (byte) luma);
    Arrays.fill(samples, lumaSamples(), samples.length, NO_COLOUR);
  }

  /** A rectangle of one luma without colour; what lies outside the picture is left out. */
  void box(int left, int top, int right, int bottom, int luma) {
    int from = Math.clamp(left, 0, width);
    int to = Math.clamp(right, from, width);
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      Arrays.fill(samples, y * width + from, y * width + to, (byte) luma);
    }
    int chromaWidth = width / 2;
    for (int y = Math.max(0, top) / 2; y < Math.min(height, bottom) / 2; y++) {
      for (int plane = 0; plane < 2; plane++) {
        int row = lumaSamples() + plane * chromaWidth * (height / 2) + y * chromaWidth;
        Arrays.fill(samples, row + from / 2, row + to / 2, NO_COLOUR);
      }
    }
  }

  void copy(Picture other) {
    System.arraycopy(other.samples, 0, samples, 0, samples.length);
  }

  /** Brings every sample towards black: luma and colour times {@code share}, 0 to 1. */
  void dim(double share) {
    int factor = (int) Math.round(share * 256);
    for (int i = 0; i < samples.length; i++) {
      int base = i < lumaSamples() ? BLACK : 128;
      samples[i] = (byte) (base + (((samples[i] & 0xFF) - base) * factor + 128 >> 8));
    }
  }

  /** Blends another picture in, which has this share, 0 to 1. */
  void blend(Picture other, double share) {
    int factor = (int) Math.round(share * 256);
    for (int i = 0; i < samples.length; i++) {
      int mine = samples[i] & 0xFF;
      samples[i] = (byte) (mine + (((other.samples[i] & 0xFF) - mine) * factor + 128 >> 8));
    }
  }
}
