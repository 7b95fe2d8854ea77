package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.media.AudioView;
import java.util.Arrays;

/**
 * The fingerprint of sound: the energy of three bands of all channels together, every 5 ms, as a
 * logarithm. What is compared is how it rises and falls, so loudness and most of equalisation drop
 * out.
 */
final class SoundBands {

  /** Takes a fingerprint. */
  interface Hops {
    /** Energies of the bands during a hop, which began at {@code hop} times {@link #HOP}. */
    void hop(long hop, short[] bands);
  }

  /** Bands: below 300 Hz, up to 2 kHz, above. */
  static final int COUNT = 3;

  /** How long a hop is, microseconds. */
  static final long HOP = 5_000;

  /** Values for each doubling of energy. */
  static final float UNIT = 256;

  /** The least there is: -75 dBFS and below. */
  static final short FLOOR = (short) Math.round(log2(Math.pow(10, -7.5)) * UNIT);

  private static final int PER_SECOND = 200;
  private static final double LOW = 300;
  private static final double HIGH = 2000;

  private final Hops hops;
  private final short[] bands = new short[COUNT];
  private float[] mono = new float[0];
  private int rate;
  private float lowPart;
  private float highPart;
  private float low;
  private float high;
  private float lowEnergy;
  private float middleEnergy;
  private float highEnergy;
  private int counted;
  private long position = Long.MIN_VALUE;

  SoundBands(Hops hops) {
    this.hops = hops;
  }

  /** Takes a block of sound that begins at a time, microseconds. */
  void sound(AudioView sound, long time) {
    if (sound.sampleRate() != rate) {
      retune(sound.sampleRate());
    }
    long place = Math.round(time * (rate / 1e6));
    // Timestamps are rounded, to a millisecond in some containers.
    if (position == Long.MIN_VALUE || Math.abs(place - position) > rate / 400) {
      position = place;
      counted = 0;
      clearEnergies();
    }
    mix(sound);
    int done = 0;
    while (done < sound.samples()) {
      long hop = Math.floorDiv(position * PER_SECOND, rate);
      long end = Math.ceilDiv((hop + 1) * rate, PER_SECOND);
      int length = (int) Math.min(sound.samples() - done, end - position);
      filter(done, done + length);
      done += length;
      position += length;
      if (position == end) {
        say(hop);
      }
    }
  }

  private void retune(int newRate) {
    rate = newRate;
    lowPart = (float) (1 - Math.exp(-2 * Math.PI * LOW / rate));
    highPart = (float) (1 - Math.exp(-2 * Math.PI * HIGH / rate));
    position = Long.MIN_VALUE;
  }

  private void mix(AudioView sound) {
    int samples = sound.samples();
    if (mono.length < samples) {
      mono = new float[samples];
    }
    System.arraycopy(sound.channel(0), 0, mono, 0, samples);
    for (int channel = 1; channel < sound.channels(); channel++) {
      add(sound.channel(channel), mono, samples);
    }
    float share = 1f / sound.channels();
    for (int i = 0; i < samples; i++) {
      mono[i] *= share;
    }
  }

  private static void add(float[] from, float[] to, int samples) {
    for (int i = 0; i < samples; i++) {
      to[i] += from[i];
    }
  }

  private void filter(int from, int to) {
    float lowNow = low;
    float highNow = high;
    float a = 0;
    float b = 0;
    float c = 0;
    for (int i = from; i < to; i++) {
      float sample = mono[i];
      lowNow += lowPart * (sample - lowNow);
      highNow += highPart * (sample - highNow);
      float middle = highNow - lowNow;
      float rest = sample - highNow;
      a += lowNow * lowNow;
      b += middle * middle;
      c += rest * rest;
    }
    low = lowNow;
    high = highNow;
    lowEnergy += a;
    middleEnergy += b;
    highEnergy += c;
    counted += to - from;
  }

  /** Of a hop whose beginning is missing nothing is said. */
  private void say(long hop) {
    if (counted >= rate / PER_SECOND) {
      bands[0] = level(lowEnergy);
      bands[1] = level(middleEnergy);
      bands[2] = level(highEnergy);
      hops.hop(hop, bands);
    }
    counted = 0;
    clearEnergies();
  }

  private void clearEnergies() {
    lowEnergy = 0;
    middleEnergy = 0;
    highEnergy = 0;
  }

  private short level(float energy) {
    double mean = energy / counted;
    return mean > 0 ? (short) Math.max(FLOOR, Math.round(log2(mean) * UNIT)) : FLOOR;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** What comes next has nothing to do with what came before. */
  void clear() {
    position = Long.MIN_VALUE;
    low = 0;
    high = 0;
    Arrays.fill(bands, (short) 0);
  }
}
