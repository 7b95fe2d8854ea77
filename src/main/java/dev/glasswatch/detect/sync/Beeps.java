package dev.glasswatch.detect.sync;

import dev.glasswatch.media.AudioView;

/**
 * Finds beeps: quiet, a tone of one pitch for a moment, and quiet again. Levels are of single
 * milliseconds of the first channel.
 */
final class Beeps {

  private static final double QUIET = Math.pow(10, -45 / 10.0);
  private static final double LOUD = Math.pow(10, -26 / 10.0);
  private static final long LONGEST = 250_000;
  private static final long QUIET_BEFORE = 300_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final Rhythm rhythm = new Rhythm();
  private final Pitch pitch = new Pitch();
  private double power;
  private int samples;
  private int sampleRate;
  private long quietSince = NEVER;
  private boolean sounding;
  private long since;

  Rhythm rhythm() {
    return rhythm;
  }

  /** Takes a block of sound; returns whether a beep ended in it. */
  boolean sound(AudioView sound) {
    float[] channel = sound.channel(0);
    sampleRate = sound.sampleRate();
    int window = Math.max(1, sampleRate / 1000);
    boolean ended = false;
    for (int i = 0; i < sound.samples(); i++) {
      power += channel[i] * channel[i];
      pitch.sample(channel[i]);
      samples++;
      if (samples >= window) {
        long start = sound.mediaTime() + (i + 1 - samples) * 1_000_000L / sampleRate;
        ended |= window(power / samples, start);
        samples = 0;
        power = 0;
      }
    }
    return ended;
  }

  private boolean window(double level, long start) {
    if (level >= QUIET) {
      loud(level, start);
      return false;
    }
    boolean ended = sounding && start - since <= LONGEST && pitch.isTone(sampleRate);
    sounding = false;
    quietSince = Math.min(quietSince, start);
    if (ended) {
      rhythm.beat(since);
    }
    return ended;
  }

  /** It begins where it is loud: coding draws out the run-up by milliseconds. */
  private void loud(double level, long start) {
    if (!sounding && quietSince != NEVER && start - quietSince >= QUIET_BEFORE) {
      sounding = true;
      since = start;
      pitch.clear();
    }
    quietSince = NEVER;
    if (sounding && level >= LOUD && pitch.begin()) {
      since = start;
    }
  }

  void clear() {
    rhythm.clear();
    sounding = false;
    quietSince = NEVER;
    samples = 0;
    power = 0;
  }
}
