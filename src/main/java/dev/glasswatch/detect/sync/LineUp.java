package dev.glasswatch.detect.sync;

import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import java.util.Optional;

/**
 * Measures a line-up signal, flash and beep together once in a while: four of each at one pace, and
 * both at the same. A programme has no such thing.
 */
final class LineUp {

  // Beeps keep their pace to the millisecond, flashes to the picture.
  private static final long BEEPS_EVEN = 5_000;

  private final Flashes flashes = new Flashes();
  private final Beeps beeps = new Beeps();
  private long period;

  /** Takes a picture; returns whether there is something new to measure. */
  boolean frame(FrameView frame) {
    return flashes.frame(frame);
  }

  boolean sound(AudioView sound) {
    return beeps.sound(sound);
  }

  /** How far sound is from the picture, if that is a line-up signal. */
  Optional<Apart> measured() {
    long ofFlashes = flashes.rhythm().period(flashes.interval() + flashes.interval() / 4);
    long ofBeeps = beeps.rhythm().period(BEEPS_EVEN);
    boolean together =
        ofFlashes > 0
            && ofBeeps > 0
            && Math.abs(ofFlashes - ofBeeps) <= flashes.interval()
            && Math.abs(flashes.rhythm().last() - beeps.rhythm().last()) <= 2 * ofBeeps;
    if (!together) {
      return Optional.empty();
    }
    period = ofBeeps;
    long early = beeps.rhythm().laterBy(flashes.rhythm(), period);
    long since = Math.min(flashes.rhythm().last(), beeps.rhythm().last()) - 3 * period;
    return Optional.of(
        new Apart(
            "constant",
            "marker",
            "line_up",
            since,
            early,
            early - flashes.interval(),
            early + flashes.interval(),
            0));
  }

  /** How long what was measured last holds: until two more beats are missing. */
  long holds() {
    return 2 * period;
  }

  /** Media time of the last beat of both. */
  long last() {
    return Math.max(flashes.rhythm().last(), beeps.rhythm().last());
  }

  void clear() {
    flashes.clear();
    beeps.clear();
  }
}
