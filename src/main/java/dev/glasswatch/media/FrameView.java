package dev.glasswatch.media;

/**
 * One decoded picture as detectors see it. The object is reused: valid during the call only.
 *
 * <p>Times are microseconds of media time unless said otherwise.
 */
public interface FrameView {

  /** Marks {@link #rawPts} of a frame whose container gave none. */
  long NO_PTS = Long.MIN_VALUE;

  /** Track name, {@code v:0} for the first video track. */
  String track();

  /** Media time at which the picture appears. */
  long mediaTime();

  /** How long it is meant to stay, from the container or the nominal frame rate. */
  long duration();

  /** Ordinal among the decoded frames of this stream, from 0. */
  long index();

  /** PTS as the container had it, in microseconds and still wrapping, or {@link #NO_PTS}. */
  long rawPts();

  /** Picture width in pixels. */
  int width();

  /** Picture height in pixels. */
  int height();

  /** Bits per luma sample: 8, 10 or 12. */
  int bitDepth();

  /** True for full-range luma (0 to 255), false for limited (16 to 235). */
  boolean fullRange();

  /** Coded as interlaced. */
  boolean interlaced();

  /** Decodable by itself. */
  boolean keyframe();

  /** What the decoder and the transport say about this picture's health. */
  FrameHealth health();

  /**
   * The plane that was asked for in the detector's needs.
   *
   * @throws IllegalArgumentException when it was not among the needs
   */
  Plane plane(PlaneNeed need);
}
