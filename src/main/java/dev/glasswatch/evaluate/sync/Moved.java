package dev.glasswatch.evaluate.sync;

/** Which track was moved. */
public enum Moved {
  /** The sound. */
  SOUND,
  /** The picture. */
  PICTURE
}
