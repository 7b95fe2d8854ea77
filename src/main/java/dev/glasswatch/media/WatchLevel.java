package dev.glasswatch.media;

/** How closely pictures are looked at; audio is always decoded in full. */
public enum WatchLevel {
  /** Every frame is decoded. */
  EVERY_FRAME,
  /** Only frames that decode by themselves. */
  KEYFRAMES_ONLY
}
