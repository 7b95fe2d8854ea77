package dev.glasswatch.media;

/** A place in the ring for one block of sound. */
final class AudioSlot extends RingSlot implements AudioView {

  private float[][] buffers = new float[0][0];
  private String track = "";
  private long mediaTime;
  private long duration;
  private int sampleRate;
  private int channels;
  private int samples;

  /** Makes room for this many channels and samples; grows, never shrinks. */
  void reshape(int newChannels, int newSamples) {
    channels = newChannels;
    samples = newSamples;
    if (buffers.length < newChannels || buffers[0].length < newSamples) {
      buffers = new float[newChannels][newSamples];
    }
  }

  /** Says when the block sounds and at what rate. */
  void time(String newTrack, long newMediaTime, long newDuration, int newSampleRate) {
    track = newTrack;
    mediaTime = newMediaTime;
    duration = newDuration;
    sampleRate = newSampleRate;
  }

  /** The array to fill for one channel. */
  float[] buffer(int channel) {
    return buffers[channel];
  }

  @Override
  public String track() {
    return track;
  }

  @Override
  public long mediaTime() {
    return mediaTime;
  }

  @Override
  public long duration() {
    return duration;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public float[] channel(int index) {
    if (index >= channels) {
      throw new IndexOutOfBoundsException("There are " + channels + " channels, not " + index);
    }
    return buffers[index];
  }
}
