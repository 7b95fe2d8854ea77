package dev.glasswatch.detect.block;

/**
 * Kinds of rows in the trace of the block corruption detector, by ordinal; never change their
 * order. Each begins with a media time in microseconds.
 */
enum BlockRow {
  /**
   * The model was asked: time of the picture, its duration, ordinal of the {@link Suspicion},
   * corrupted cells, all cells or 0 when no answer came; where some are corrupted also left, top,
   * right and bottom of what they span, in cells, and the map's columns and rows.
   */
  LOOK,
  /**
   * It found something: time of the picture, columns, rows, and the cells in rows from the top, 64
   * a number, the lowest bit first.
   */
  MAP,
  /** Decoder or transport had something to say of a picture: its time, {@code FrameHealth} bits. */
  HEALTH,
  /** A keyframe: its time. */
  KEYFRAME
}
