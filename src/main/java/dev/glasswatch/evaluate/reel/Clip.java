package dev.glasswatch.evaluate.reel;

import dev.glasswatch.detect.freeze.FreezeStarts.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file of clean material, and what there is to see and to hear in it.
 *
 * @param name path within its folder, with {@code /}
 * @param file where it lies
 * @param recording what it is a part or a rendition of
 * @param half of the sources
 * @param rate frames a second
 * @param places what goes on at each frame; empty without pictures
 * @param times raw PTS of each frame, microseconds; empty where they do not rise throughout
 * @param levels RMS level of each second of sound, dBFS; empty without sound
 */
public record Clip(
    String name,
    Path file,
    String recording,
    Half half,
    double rate,
    List<Place> places,
    List<Long> times,
    List<Double> levels) {

  private static final double AUDIBLE = -50;

  /** Faster ones are shown with every other frame. */
  private static final double FAST = 45;

  /** Copies the lists. */
  public Clip {
    places = List.copyOf(places);
    times = List.copyOf(times);
    levels = List.copyOf(levels);
  }

  /** Which frames are shown: every one, or every other. */
  int step() {
    return rate > FAST ? 2 : 1;
  }

  /** Frames a second of what is shown. */
  double shownRate() {
    return rate / step();
  }

  /** How many frames can be shown. */
  int shown() {
    return places.size() / step();
  }

  /** What goes on at a frame, counted as they are shown. */
  Place place(int shown) {
    return places.get(shown * step());
  }

  /** When a frame appears, counted as they are shown, in seconds from the first. */
  double seconds(int shown) {
    return shown / shownRate();
  }

  /**
   * Raw PTS half a frame before this one, counted as they are shown, microseconds: what another
   * program finds it by, however many frames either leaves out before. Empty where only counting
   * helps.
   */
  OptionalLong justBefore(int shown) {
    return times.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(times.get(shown * step()) - Math.round(0.5e6 / rate));
  }

  /** Without where it lies: the same clip in another folder is the same. */
  @Override
  public String toString() {
    return "Clip[%s, %s, %s, %s, %s, %s, %s]"
        .formatted(name, recording, half, rate, places, times, levels);
  }

  /** The first second from which on it can be heard for {@code seconds}; -1 if it never can. */
  int audibleFrom(int first, int seconds) {
    int run = 0;
    for (int second = first; second < levels.size(); second++) {
      run = levels.get(second) > AUDIBLE ? run + 1 : 0;
      if (run == seconds) {
        return second - seconds + 1;
      }
    }
    return -1;
  }
}
