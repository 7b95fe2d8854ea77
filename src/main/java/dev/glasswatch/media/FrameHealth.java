package dev.glasswatch.media;

/**
 * What the decoder and the transport say about one picture; bits of one int, so that it costs
 * nothing to carry.
 *
 * @param bits any combination of the constants
 */
public record FrameHealth(int bits) {

  /** Parts of the picture were concealed ({@code FF_DECODE_ERROR_CONCEALMENT_ACTIVE}). */
  public static final int CONCEALED = 1;

  /** The bitstream broke rules or slices failed to decode. */
  public static final int DAMAGED = 2;

  /** References are missing ({@code FF_DECODE_ERROR_MISSING_REFERENCE}). */
  public static final int MISSING_REFERENCE = 4;

  /**
   * libavformat marked a packet of this picture corrupt. In a transport stream that may mean no
   * more than a PES length that is not kept to; what was lost is a {@link #CONTINUITY_ERROR}.
   */
  public static final int CORRUPT_PACKET = 8;

  /** TS packets before this picture were lost, or marked as damaged on their way. */
  public static final int CONTINUITY_ERROR = 16;

  /** The container gave no timestamp; media time was extrapolated. */
  public static final int NO_TIMESTAMP = 32;

  /** The timestamp equals or precedes the previous picture's. */
  public static final int REPEATED_TIMESTAMP = 64;

  /** Nothing to report. */
  public static final FrameHealth GOOD = new FrameHealth(0);

  /** Whether any of the given bits is set. */
  public boolean has(int anyOf) {
    return (bits & anyOf) != 0;
  }
}
