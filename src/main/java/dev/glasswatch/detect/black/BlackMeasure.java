package dev.glasswatch.detect.black;

/**
 * What was measured of one picture: all that black is decided from, and a row of the trace. One
 * instance a track, filled anew with each picture.
 *
 * <p>Of a {@link #bright} picture only the first one's {@link #ground} is kept: it ends what was
 * black, and nothing depends on the pictures after it.
 */
final class BlackMeasure {

  /** The only kind of row. */
  static final int PICTURE = 0;

  private static final int BRIGHT = 1;
  private static final int KEYFRAME = 2;
  private static final int FULL_RANGE = 4;
  private static final int MOVED = 8;

  /** A texture from here on is no less surely a picture. */
  static final double SURELY_TEXTURE = 2;

  /** Media time and duration, microseconds. */
  long time;

  long duration;
  boolean keyframe;
  boolean fullRange;

  /** So far from black that nothing else was looked at. */
  boolean bright;

  /** Whether what stands in the corners has moved since the last picture. */
  boolean overlayMoved;

  /** The luma of the black itself, in 8-bit code values of the stream's own range. */
  int ground;

  /** Pixels that are judged. */
  int pixels;

  /** The largest texture of a block outside of logo and clock, 1 at the limit. */
  double texture;

  /** Lit pixels outside of logo and clock. */
  int lit;

  /** Lit pixels of logo and clock. */
  int overlaid;

  /** Sum of the judged pixels' code values. */
  long luma;

  private final long[] row = new long[9];

  /** The picture as a row; what is decided is decided from this, live and in a replay. */
  long[] row() {
    boolean brightBefore = (row[2] & BRIGHT) != 0;
    row[0] = time;
    row[1] = duration;
    row[2] =
        (bright ? BRIGHT : 0)
            | (keyframe ? KEYFRAME : 0)
            | (fullRange ? FULL_RANGE : 0)
            | (overlayMoved ? MOVED : 0);
    if (!bright || !brightBefore) {
      row[3] = ground;
    }
    if (!bright) {
      row[4] = pixels;
      row[5] = Float.floatToRawIntBits((float) Math.min(texture, SURELY_TEXTURE));
      row[6] = lit;
      row[7] = overlaid;
      row[8] = luma;
    }
    return row;
  }

  /** Takes a row over. */
  void read(long[] from) {
    time = from[0];
    duration = from[1];
    bright = (from[2] & BRIGHT) != 0;
    keyframe = (from[2] & KEYFRAME) != 0;
    fullRange = (from[2] & FULL_RANGE) != 0;
    overlayMoved = (from[2] & MOVED) != 0;
    ground = (int) from[3];
    pixels = (int) from[4];
    texture = Float.intBitsToFloat((int) from[5]);
    lit = (int) from[6];
    overlaid = (int) from[7];
    luma = from[8];
  }

  /** Level of a code value: 0 is black, 1 is white. */
  double level(double codeValue) {
    return (codeValue - black()) / range();
  }

  /** The code value of black. */
  int black() {
    return fullRange ? 0 : 16;
  }

  /** From black to white, in code values. */
  int range() {
    return fullRange ? 255 : 219;
  }

  /** Mean luma of the judged area, in code values. */
  double meanLuma() {
    return (double) luma / pixels;
  }

  /** Share of the picture that is dark. */
  double darkShare() {
    return 1 - litShare() - overlayShare();
  }

  /** Share of the picture that is lit outside of logo and clock. */
  double litShare() {
    return (double) lit / pixels;
  }

  /** Share of the picture that logo and clock light up. */
  double overlayShare() {
    return (double) overlaid / pixels;
  }
}
