package dev.glasswatch.evaluate.sync;

/** What the tracks lie in. */
public enum Container {
  /** An MPEG transport stream. */
  TS,
  /** Fragmented MP4. */
  MP4,
  /** HTTP live streaming of transport stream segments. */
  HLS
}
