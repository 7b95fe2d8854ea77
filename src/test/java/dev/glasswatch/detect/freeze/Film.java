package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generated planes for a detector, frame by frame: a textured scene that shifts as told, seen
 * through a sensor's noise and an encoder's, with an optional ticker.
 */
final class Film {

  static final int WIDTH = 320;
  static final int HEIGHT = 180;
  static final long FRAME = 40_000;
  static final int GOP = 25;

  private final Detector detector;
  private final List<Observation> said;
  private final Random random = new Random(7);
  private final byte[] texture = new byte[1024 * 256];
  private final double[] coding = new double[WIDTH * HEIGHT];
  private final byte[] pixels = new byte[WIDTH * HEIGHT];
  private double position;
  private double codingNoise;
  private double sensorNoise;
  private double light = 1;
  private int tickerRows;
  private long index;
  private long time;

  Film(Detector detector, List<Observation> said) {
    this.detector = detector;
    this.said = said;
    paint();
  }

  /** With an encoder that recodes every keyframe anew and refines it in between. */
  Film withCodingNoise(double levels) {
    codingNoise = levels;
    return this;
  }

  /** With noise that is new in every frame. */
  Film withSensorNoise(double levels) {
    sensorNoise = levels;
    return this;
  }

  /** With a band at the bottom whose text never stops. */
  Film withTicker(int rows) {
    tickerRows = rows;
    return this;
  }

  /** With light of this strength from now on, 1 being usual and 0 none. */
  Film lit(double strength) {
    light = strength;
    return this;
  }

  /** Frames in which the scene shifts by so many pixels each. */
  Film moves(double seconds, double pixelsPerFrame) {
    for (int i = 0; i < frames(seconds); i++) {
      position += pixelsPerFrame;
      show();
    }
    return this;
  }

  /** Frames that show the scene where it is. */
  Film stands(double seconds) {
    return moves(seconds, 0);
  }

  /** The scene is another one from the next frame on. */
  Film cut() {
    position += 391;
    return this;
  }

  /** Time that passes without a frame. */
  Film pause(double seconds) {
    time += Math.round(seconds * 1e6);
    return this;
  }

  Film event(MediaEvent event) {
    detector.event(event);
    return this;
  }

  Film ends() {
    return event(new MediaEvent.Ended(time));
  }

  /** Media time of the next frame. */
  long time() {
    return time;
  }

  /** Everything said with a score that counts, one a stretch, as the last that was said of it. */
  List<Observation> freezes() {
    List<Observation> freezes = new ArrayList<>();
    for (Observation observation : said) {
      if (observation.score() >= 0.5) {
        boolean again = !freezes.isEmpty() && freezes.getLast().from() == observation.from();
        if (again) {
          freezes.removeLast();
        }
        freezes.add(observation);
      }
    }
    return freezes;
  }

  /** The first stretch said to be clear after a media time. */
  Observation firstClearAfter(long mediaTime) {
    return said.stream()
        .filter(observation -> observation.score() == 0 && observation.to() > mediaTime)
        .findFirst()
        .orElseThrow();
  }

  private void show() {
    expose();
    detector.frame(new Frame(time, index, index % GOP == 0, new Pixels(pixels)));
    index++;
    time += FRAME;
  }

  private void expose() {
    if (index % GOP == 0) {
      for (int i = 0; i < coding.length; i++) {
        coding[i] = random.nextGaussian() * codingNoise;
      }
    }
    int shift = (int) Math.floor(position);
    double between = position - shift;
    double refined = 1 - 0.5 * Math.min(1, index % GOP / 10.0);
    for (int row = 0, i = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++, i++) {
        double scene =
            at(row, column + shift) * (1 - between) + at(row, column + shift + 1) * between;
        double value =
            16 + (scene - 16) * light + coding[i] * refined + random.nextGaussian() * sensorNoise;
        pixels[i] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    for (int row = HEIGHT - 16 - tickerRows; row < HEIGHT - 16; row++) {
      for (int column = 0; column < WIDTH; column++) {
        pixels[row * WIDTH + column] = (byte) (((column + 3 * index) / 11 * 7919 % 5) * 40 + 30);
      }
    }
  }

  private int at(int row, int column) {
    return texture[(column & 1023) + 1024 * row] & 0xFF;
  }

  // Blobs of many sizes, as in a photograph
  private void paint() {
    double[] sum = new double[texture.length];
    for (int scale = 4; scale <= 64; scale *= 2) {
      byte[] coarse = new byte[(1024 / scale + 1) * (256 / scale + 1)];
      random.nextBytes(coarse);
      for (int i = 0; i < sum.length; i++) {
        int cell = (i % 1024) / scale + (i / 1024) / scale * (1024 / scale);
        sum[i] += (coarse[cell] + 0.0) * Math.sqrt(scale) / 20;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      texture[i] = (byte) Math.clamp(Math.round(120 + sum[i]), 20, 235);
    }
  }

  private static int frames(double seconds) {
    return (int) Math.round(seconds * 1e6 / FRAME);
  }

  private record Pixels(byte[] pixels) implements Plane {

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
      return 4;
    }
  }

  private record Frame(long mediaTime, long index, boolean keyframe, Plane luma)
      implements FrameView {

    @Override
    public String track() {
      return "v:0";
    }

    @Override
    public long duration() {
      return FRAME;
    }

    @Override
    public long rawPts() {
      return mediaTime;
    }

    @Override
    public int width() {
      return 4 * WIDTH;
    }

    @Override
    public int height() {
      return 4 * HEIGHT;
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
    public FrameHealth health() {
      return FrameHealth.GOOD;
    }

    @Override
    public Plane plane(PlaneNeed need) {
      return luma;
    }
  }
}
