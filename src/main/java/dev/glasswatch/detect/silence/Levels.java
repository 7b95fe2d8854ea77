package dev.glasswatch.detect.silence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mean power of each channel over a stretch of windows. */
final class Levels {

  private final double[] power;
  private double loudest;
  private int windows;
  private int digital;

  Levels(int channels) {
    this.power = new double[channels];
  }

  void clear() {
    Arrays.fill(power, 0);
    loudest = 0;
    windows = 0;
    digital = 0;
  }

  /** Adds one window; {@code nothing} says that it is digital silence. */
  void add(double[] window, boolean nothing) {
    for (int channel = 0; channel < power.length; channel++) {
      power[channel] += window[channel];
      loudest = Math.max(loudest, window[channel]);
    }
    windows++;
    digital += nothing ? 1 : 0;
  }

  /** Mean level of one channel, dBFS. */
  double channel(int index) {
    return Decibels.ofPower(power[index] / Math.max(1, windows));
  }

  /** Mean level of every channel, dBFS, to a tenth. */
  List<Double> channels() {
    return IntStream.range(0, power.length)
        .mapToObj(channel -> Decibels.rounded(channel(channel)))
        .toList();
  }

  /** Level of the mix, taken as the mean of the channels' powers, dBFS. */
  double mix() {
    return Decibels.ofPower(
        Arrays.stream(power).sum() / Math.max(1, windows) / Math.max(1, power.length));
  }

  /** Level of the loudest window of any channel, dBFS. */
  double loudest() {
    return Decibels.ofPower(loudest);
  }

  /** Whether nearly all of it is digital silence. */
  boolean digital() {
    return digital * 10L >= windows * 9L;
  }
}
