package dev.glasswatch.media;

/**
 * A compact picture that a detector asks for: luma averaged over squares of {@code factor} x {@code
 * factor} pixels, as 8-bit values whatever the stream's bit depth. Equal needs of several detectors
 * are computed once.
 *
 * <p>The factor is the largest of 1, 2, 4 and 8 that keeps at least {@code minWidth} columns: 1920
 * and 320 give 4, so 480 x 270.
 *
 * @param minWidth fewest columns the detector can work with, in pixels
 */
public record PlaneNeed(int minWidth) {

  /** What most detectors share: 320 to 639 columns. */
  public static final PlaneNeed LUMA = new PlaneNeed(320);

  /** Rejects widths that no factor could serve. */
  public PlaneNeed {
    if (minWidth < 16 || minWidth > 7680) {
      throw new IllegalArgumentException("minWidth must be 16 to 7680 pixels, not " + minWidth);
    }
  }

  /** The factor for pictures of this width. */
  public int factor(int pictureWidth) {
    int factor = 8;
    while (factor > 1 && pictureWidth / factor < minWidth) {
      factor /= 2;
    }
    return factor;
  }
}
