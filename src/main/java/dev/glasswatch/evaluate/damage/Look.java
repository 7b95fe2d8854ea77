package dev.glasswatch.evaluate.damage;

/**
 * What a detector of broken blocks gets to see at one moment, and what is true of it. The arrays
 * are not copied: read only.
 *
 * @param source the recording that is seen, or the kind of card: what folds are made by
 * @param kind what happened to it: {@code clean}, {@code cut} (clean, but nothing like the picture
 *     before), {@code healed} (clean again, the one before was not), or a kind of loss, behind
 *     {@code upstream} when it was encoded anew afterwards
 * @param codec as people write it
 * @param width columns of the plane
 * @param height rows of the plane
 * @param now luma as the converter makes it for {@code PlaneNeed.LUMA}, row by row, unsigned
 * @param before likewise of the picture that was shown before
 * @param truth for each whole cell of 8 x 8 plane pixels, row by row, what share of its pixels are
 *     visibly damaged, 0 to 255, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // some thousand of them, each read and never compared
public record Look(
    String source,
    String kind,
    String codec,
    int width,
    int height,
    byte[] now,
    byte[] before,
    byte[] truth) {

  /** Edge of a cell in plane pixels. */
  public static final int CELL = 8;

  /** From which share on (of 255) a cell counts as damaged: a quarter. */
  public static final int DAMAGED = 64;

  /**
   * The share that is written where a cell shows what was there shortly before: neither damaged nor
   * whole. Other shares between nothing and {@link #DAMAGED} are as doubtful.
   */
  public static final byte IGNORED = 63;

  /** Share of the whole cells that are damaged. */
  public double area() {
    int damaged = 0;
    for (byte share : truth) {
      damaged += (share & 0xFF) >= DAMAGED ? 1 : 0;
    }
    return truth.length == 0 ? 0 : (double) damaged / truth.length;
  }
}
