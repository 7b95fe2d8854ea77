package dev.glasswatch.detect.black;

import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.util.Arrays;
import java.util.Random;

/** A plane to paint on, shown as a frame at 25 frames a second. */
final class Picture implements Plane, FrameView {

  static final long FRAME = 40_000;

  private final int width;
  private final int height;
  private final byte[] pixels;
  private boolean fullRange;
  private boolean keyframe;
  private long mediaTime;

  Picture(int width, int height) {
    this.width = width;
    this.height = height;
    // Longer than need be: a slab may be.
    this.pixels = new byte[width * height + 100];
    Arrays.fill(pixels, (byte) 255);
    fill(16);
  }

  /** 480 x 270 of black. */
  static Picture black() {
    return new Picture(480, 270);
  }

  Picture fill(int luma) {
    Arrays.fill(pixels, 0, width * height, (byte) luma);
    return this;
  }

  /** Paints a rectangle given as shares of width and height. */
  Picture box(double left, double top, double boxWidth, double boxHeight, int luma) {
    int from = (int) (left * width);
    int to = Math.min(width, (int) Math.ceil((left + boxWidth) * width));
    for (int y = (int) (top * height); y < Math.min(height, (top + boxHeight) * height); y++) {
      Arrays.fill(pixels, y * width + from, y * width + to, (byte) luma);
    }
    return this;
  }

  /** Something like a line of text: bright strokes with dark between them. */
  Picture text(double left, double top, double textWidth, double textHeight) {
    double stroke = 2.0 / width;
    for (double x = left; x < left + textWidth; x += 3 * stroke) {
      box(x, top, stroke, textHeight, 235);
    }
    return this;
  }

  Picture noise(double deviation, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < width * height; i++) {
      long value = Math.round((pixels[i] & 0xff) + random.nextGaussian() * deviation);
      pixels[i] = (byte) Math.clamp(value, 0, 255);
    }
    return this;
  }

  /** A scene of soft shapes between these two levels. */
  Picture scene(int darkest, int brightest) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(x * 9.0 / width) * Math.cos(y * 7.0 / height);
        pixels[y * width + x] = (byte) Math.round(darkest + (brightest - darkest) * (wave + 1) / 2);
      }
    }
    return this;
  }

  Picture inFullRange() {
    fullRange = true;
    return this;
  }

  Picture asKeyframe() {
    keyframe = true;
    return this;
  }

  Picture at(long time) {
    mediaTime = time;
    return this;
  }

  @Override
  public String track() {
    return "v:0";
  }

  @Override
  public long mediaTime() {
    return mediaTime;
  }

  @Override
  public long duration() {
    return FRAME;
  }

  @Override
  public long index() {
    return mediaTime / FRAME;
  }

  @Override
  public long rawPts() {
    return mediaTime;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int factor() {
    return 1;
  }

  @Override
  public byte[] pixels() {
    return pixels;
  }

  @Override
  public int bitDepth() {
    return 8;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }

  @Override
  public boolean interlaced() {
    return false;
  }

  @Override
  public boolean keyframe() {
    return keyframe;
  }

  @Override
  public FrameHealth health() {
    return FrameHealth.GOOD;
  }

  @Override
  public Plane plane(PlaneNeed need) {
    return this;
  }
}
