package dev.glasswatch.evaluate.reel;

import java.nio.file.Path;
import java.util.List;

/**
 * A reel as it was made.
 *
 * @param name of the reel
 * @param half of the sources
 * @param coding how it was encoded
 * @param rate frames a second
 * @param file where it lies
 * @param micros how long it is
 * @param truths in order of their start
 * @param used the clean material in it, in order
 */
public record MadeReel(
    String name,
    Half half,
    ReelCoding coding,
    int rate,
    Path file,
    long micros,
    List<Truth> truths,
    List<Used> used) {

  /** Copies the lists. */
  public MadeReel {
    truths = List.copyOf(truths);
    used = List.copyOf(used);
  }

  /** Length of a frame, microseconds. */
  public double frame() {
    return 1e6 / rate;
  }

  /** Number of the frame that appears at a time, microseconds. */
  public long frameAt(long micros) {
    return Math.round(micros / frame());
  }

  /** The clip that is seen or heard at a time, or the card; empty when there is none. */
  public String clipAt(long micros, boolean sound) {
    String clip = "";
    for (Used one : used) {
      clip = one.sound() == sound && one.at() <= micros ? one.clip() : clip;
    }
    return clip;
  }
}
