package dev.glasswatch.detect.silence;

import dev.glasswatch.media.AudioView;

/**
 * Cuts the sound of one track into windows of 10 ms and measures each channel's power in each: the
 * mean square about the mean, so that a constant offset, which nobody hears, counts for nothing.
 * Short windows give the exact start; RMS rather than peaks, so that a single click in silence is
 * still silence.
 *
 * <p>Windows that are loud on every channel are all given the same code: how loud they are decides
 * nothing, and would be most of a trace.
 */
final class WindowMeter {

  private static final int WINDOWS_PER_SECOND = 100;

  private final int size;
  private final int loud;
  private final double loudPower;
  private final double[] sum;
  private final double[] squares;
  private int filled;

  /**
   * A meter for one format.
   *
   * @param loud code above which nobody asks how loud it is
   */
  WindowMeter(int rate, int channels, int loud) {
    this.size = sizeAt(rate);
    this.loud = loud;
    this.loudPower = LevelCode.power(loud);
    this.sum = new double[channels];
    this.squares = new double[channels];
  }

  /** Samples in a window. */
  static int sizeAt(int rate) {
    return Math.max(1, rate / WINDOWS_PER_SECOND);
  }

  /** Drops the window under way: what follows does not go on from it. */
  void restart() {
    filled = 0;
  }

  /** How many windows are complete after so many more samples. */
  int windowsWith(int samples) {
    return (filled + samples) / size;
  }

  /**
   * Measures a buffer; the codes of its windows go into {@code row}; see {@link SilenceDecision}.
   */
  void add(AudioView audio, long[] row, int first) {
    int next = 0;
    int index = first;
    while (next < audio.samples()) {
      if (filled == 0) {
        begin();
      }
      int count = Math.min(size - filled, audio.samples() - next);
      for (int channel = 0; channel < sum.length; channel++) {
        addTo(channel, audio.channel(channel), next, count);
      }
      filled += count;
      next += count;
      if (filled == size) {
        finish(row, index);
        index += sum.length;
      }
    }
  }

  private void begin() {
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

  private void finish(long[] row, int index) {
    filled = 0;
    boolean allLoud = true;
    for (int channel = 0; channel < sum.length; channel++) {
      double mean = sum[channel] / size;
      squares[channel] = Math.max(0, squares[channel] / size - mean * mean);
      allLoud &= !(squares[channel] <= loudPower);
    }
    int first = allLoud ? loud + 1 : LevelCode.of(squares[0]);
    row[index] = first;
    for (int channel = 1; channel < sum.length; channel++) {
      row[index + channel] = allLoud ? 0 : LevelCode.of(squares[channel]) - first;
    }
  }
}
