package dev.glasswatch.detect.silence;

/**
 * Tells when one channel of a stereo pair fell silent while the other went on. Only a channel that
 * carried sound before on this track can be lost: a programme may be on one channel by nature.
 * Layouts of more than two channels are left alone, where silent ones are the rule.
 */
final class LostChannel {

  // A channel that was heard for less than this may have been no more than a leak or a click.
  private static final long HEARD_MICROS = 1_000_000;

  // The other one must have been heard for a quarter of the time: speech is, with its pauses.
  private static final int HEARD_SHARE = 4;

  private final double silent;
  private final double programme;
  private final long[] heard = new long[2];
  private final long[] since = new long[2];
  private final long[] otherHeard = new long[2];
  private final double[] otherPower = new double[2];
  private final long[] time = new long[2];
  private boolean started;

  LostChannel(SilenceSettings settings) {
    this.silent = LevelCode.power(LevelCode.limit(settings.threshold()));
    this.programme = Decibels.toPower(settings.programme());
  }

  /** What was heard before says nothing about what follows. */
  void forget() {
    started = false;
    for (int channel = 0; channel < 2; channel++) {
      heard[channel] = 0;
      reset(channel, 0);
    }
  }

  void window(long from, long to, double[] power) {
    if (!started) {
      started = true;
      reset(0, from);
      reset(1, from);
    }
    for (int channel = 0; channel < 2; channel++) {
      double other = power[1 - channel];
      if (power[channel] <= silent) {
        time[channel] += to - from;
        otherHeard[channel] += other > silent ? to - from : 0;
        otherPower[channel] += other * (to - from);
      } else {
        heard[channel] += to - from;
        reset(channel, to);
      }
    }
  }

  private void reset(int channel, long at) {
    since[channel] = at;
    time[channel] = 0;
    otherHeard[channel] = 0;
    otherPower[channel] = 0;
  }

  /** The channel that is lost at present, 0 or 1, or -1. */
  int channel() {
    return lost(0) ? 0 : lost(1) ? 1 : -1;
  }

  private boolean lost(int channel) {
    return heard[channel] >= HEARD_MICROS
        && time[channel] >= HEARD_MICROS
        && otherHeard[channel] * HEARD_SHARE >= time[channel]
        && otherPower[channel] >= programme * time[channel];
  }

  /** Since when a channel has been silent, media time. */
  long since(int channel) {
    return since[channel];
  }
}
