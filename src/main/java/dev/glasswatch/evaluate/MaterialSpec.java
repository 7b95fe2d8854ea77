package dev.glasswatch.evaluate;

import java.time.Duration;
import java.util.List;

/**
 * Material to be made: a moving, noisy picture with sound that varies, and defects at known times.
 *
 * @param name file name without its ending
 * @param width pixels
 * @param height lines
 * @param length how long it lasts
 * @param bitRate of the picture, bits per second
 * @param injections defects in it
 */
public record MaterialSpec(
    String name, int width, int height, Duration length, long bitRate, List<Injection> injections) {

  /** Frames per second of all our material. */
  public static final int FRAME_RATE = 25;

  /** Frames from one keyframe to the next: two seconds, so that segments can be cut there. */
  public static final int GOP = 2 * FRAME_RATE;

  /** Copies the list. */
  public MaterialSpec {
    injections = List.copyOf(injections);
  }

  /** Frames in all. */
  public long frames() {
    return length.toMillis() * FRAME_RATE / 1000;
  }
}
