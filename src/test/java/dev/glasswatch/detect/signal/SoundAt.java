package dev.glasswatch.detect.signal;

import dev.glasswatch.media.AudioView;

/** A block of sound at a time; what it sounds like does not matter here. */
record SoundAt(long mediaTime, long duration) implements AudioView {

  @Override
  public String track() {
    return "a:0";
  }

  @Override
  public int sampleRate() {
    return 48_000;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int samples() {
    return 1;
  }

  @Override
  public float[] channel(int index) {
    return new float[1];
  }
}
