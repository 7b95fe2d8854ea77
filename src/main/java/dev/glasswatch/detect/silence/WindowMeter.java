package dev.glasswatch.detect.silence;

import dev.glasswatch.media.AudioView;

/**
 * Cuts the sound of one track into windows of 10 ms and measures each channel's power in each: the
 * mean square about the mean, so that a constant offset, which nobody hears, counts for nothing.
 * Short windows give the exact start; RMS rather than peaks, so that a single click in silence is
 * still silence.
 */
final class WindowMeter {

  /** Takes each window as it is complete. */
  interface Listener {
    /**
     * One window.
     *
     * @param from media time of its first sample, microseconds
     * @param to media time after its last
     * @param power mean square by channel; valid during the call
     */
    void window(long from, long to, double[] power);
  }

  private static final int WINDOWS_PER_SECOND = 100;

  private final int rate;
  private final int size;
  private final double[] sum;
  private final double[] squares;
  private final double[] power;
  private int filled;
  private long from;

  WindowMeter(int rate, int channels) {
    this.rate = rate;
    this.size = Math.max(1, rate / WINDOWS_PER_SECOND);
    this.sum = new double[channels];
    this.squares = new double[channels];
    this.power = new double[channels];
  }

  boolean fits(AudioView audio) {
    return audio.sampleRate() == rate && audio.channels() == sum.length;
  }

  int channels() {
    return sum.length;
  }

  /** Drops the window under way: what follows does not go on from it. */
  void restart() {
    filled = 0;
  }

  void add(AudioView audio, Listener listener) {
    int next = 0;
    while (next < audio.samples()) {
      if (filled == 0) {
        begin(timeOf(audio, next));
      }
      int count = Math.min(size - filled, audio.samples() - next);
      for (int channel = 0; channel < sum.length; channel++) {
        addTo(channel, audio.channel(channel), next, count);
      }
      filled += count;
      next += count;
      if (filled == size) {
        finish(timeOf(audio, next), listener);
      }
    }
  }

  private long timeOf(AudioView audio, int sample) {
    return audio.mediaTime() + sample * 1_000_000L / rate;
  }

  private void begin(long at) {
    from = at;
    for (int channel = 0; channel < sum.length; channel++) {
      sum[channel] = 0;
      squares[channel] = 0;
    }
  }

  private void addTo(int channel, float[] samples, int first, int count) {
    double total = 0;
    double squared = 0;
    for (int i = first; i < first + count; i++) {
      double sample = samples[i];
      total += sample;
      squared += sample * sample;
    }
    sum[channel] += total;
    squares[channel] += squared;
  }

  private void finish(long to, Listener listener) {
    for (int channel = 0; channel < sum.length; channel++) {
      double mean = sum[channel] / size;
      power[channel] = Math.max(0, squares[channel] / size - mean * mean);
    }
    filled = 0;
    listener.window(from, Math.max(to, from + 1), power);
  }
}
