package dev.glasswatch.detect.block;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;

/**
 * Shows a detector 25 pictures a second of 320 x 184, a scene that pans slowly, broken in a box
 * when told so.
 */
final class Screen implements FrameView, Plane {

  static final int WIDTH = 320;
  static final int HEIGHT = 184;
  static final long FRAME = 40_000;

  private final Detector detector;
  private final byte[] pixels = new byte[WIDTH * HEIGHT];
  private long time;
  private int bits;
  private boolean keyframe;
  private int blocks;

  Screen(Detector detector) {
    this.detector = detector;
  }

  /** Media time of the next picture. */
  long time() {
    return time;
  }

  /** Breaks so many macroblocks of every picture to come, from the top left in rows. */
  Screen broken(int macroblocks) {
    blocks = macroblocks;
    return this;
  }

  /** Shows so many pictures. */
  Screen shows(int pictures) {
    for (int i = 0; i < pictures; i++) {
      paint();
      detector.frame(this);
      time += FRAME;
      bits = 0;
      keyframe = false;
    }
    return this;
  }

  /** Decoder or transport report this of the next picture. */
  Screen reports(int health) {
    bits = health;
    return this;
  }

  /** The next picture is a keyframe. */
  Screen keyed() {
    keyframe = true;
    return this;
  }

  /** Nothing comes for a while. */
  Screen pauses(long micros) {
    time += micros;
    return this;
  }

  void ends() {
    detector.event(new MediaEvent.Ended(time));
  }

  private void paint() {
    double pan = time / 1e6;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double wave = Math.sin(x * 0.05 + pan) * Math.cos(y * 0.04);
        pixels[y * WIDTH + x] = (byte) Math.round(120 + 60 * wave);
      }
    }
    for (int block = 0; block < blocks; block++) {
      torn(block % (WIDTH / 8) * 8, block / (WIDTH / 8) * 8);
    }
  }

  // Factor 2: a macroblock is 8 x 8 plane pixels
  private void torn(int left, int top) {
    int luma = (left * 7 + top * 13) % 2 == 0 ? 240 : 20;
    for (int y = top; y < top + 8; y++) {
      for (int x = left; x < left + 8; x++) {
        pixels[y * WIDTH + x] = (byte) luma;
      }
    }
  }

  /** Whether a cell of a plane is painted broken. */
  static boolean isBroken(byte[] plane, int width, int column, int row) {
    int at = row * 8 * width + column * 8;
    return (plane[at] & 0xFF) > 200 || (plane[at] & 0xFF) < 40;
  }

  @Override
  public String track() {
    return "v:0";
  }

  @Override
  public long mediaTime() {
    return time;
  }

  @Override
  public long duration() {
    return FRAME;
  }

  @Override
  public long index() {
    return time / FRAME;
  }

  @Override
  public long rawPts() {
    return time;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public int factor() {
    return 2;
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
    return false;
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
    return new FrameHealth(bits);
  }

  @Override
  public Plane plane(PlaneNeed need) {
    return this;
  }
}
