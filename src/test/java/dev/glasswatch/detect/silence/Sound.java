package dev.glasswatch.detect.silence;

import dev.glasswatch.media.AudioView;
import java.util.function.IntToDoubleFunction;

/** A block of generated sound, 21.3 ms at 48 kHz like a frame of AAC. */
record Sound(long mediaTime, int sampleRate, float[][] planes, int samples) implements AudioView {

  static final int BLOCK = 1024;

  /** A block that starts at a sample; each channel is a function of the sample's ordinal. */
  static Sound at(long firstSample, int rate, IntToDoubleFunction... channels) {
    // Longer than need be: a slab may be.
    float[][] planes = new float[channels.length][BLOCK + 7];
    for (int channel = 0; channel < channels.length; channel++) {
      java.util.Arrays.fill(planes[channel], 1);
      for (int i = 0; i < BLOCK; i++) {
        planes[channel][i] = (float) channels[channel].applyAsDouble((int) firstSample + i);
      }
    }
    return new Sound(firstSample * 1_000_000 / rate, rate, planes, BLOCK);
  }

  Sound later(long micros) {
    return new Sound(mediaTime + micros, sampleRate, planes, samples);
  }

  @Override
  public String track() {
    return "a:0";
  }

  @Override
  public long duration() {
    return samples * 1_000_000L / sampleRate;
  }

  @Override
  public int channels() {
    return planes.length;
  }

  @Override
  public float[] channel(int index) {
    return planes[index];
  }
}
