package dev.glasswatch.media;

/**
 * A block of decoded PCM as detectors see it. The object is reused: valid during the call only.
 * Samples are planar floats at the track's own rate; full scale is ±1.0 (0 dBFS).
 */
public interface AudioView {

  /** Track name, {@code a:0} for the first audio track. */
  String track();

  /** Media time of the first sample, in microseconds. */
  long mediaTime();

  /** Length in microseconds of media time. */
  long duration();

  /** Samples per second and channel. */
  int sampleRate();

  /** Number of channels. */
  int channels();

  /** Samples per channel in this block. */
  int samples();

  /** The samples of one channel, {@link #samples} of them from index 0. Read only. */
  float[] channel(int index);
}
