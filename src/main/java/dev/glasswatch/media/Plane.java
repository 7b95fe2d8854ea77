package dev.glasswatch.media;

/**
 * A compact picture in memory, row by row without padding. Valid while the frame that it belongs to
 * is pinned, that is during the detector's call; copy what must outlive it.
 */
public interface Plane {

  /** Columns. */
  int width();

  /** Rows. */
  int height();

  /** How many picture pixels one plane pixel stands for, in each direction. */
  int factor();

  /**
   * The pixels, at least {@code width * height} of them from index 0: 8-bit luma as unsigned bytes,
   * in the stream's own range (see {@link FrameView#fullRange}). Read only.
   */
  byte[] pixels();
}
