package dev.glasswatch.watch;

/** How a watch treats time. */
public enum WatchMode {
  /**
   * As fast as the source allows and waiting for detectors: every frame is looked at, wall time
   * plays no part, and the end of the input, or a fault, ends the watch. For {@code analyze}.
   */
  COMPLETE,
  /**
   * Live: at the source's own pace (a file at real-time pace), reconnecting for ever, dropping
   * frames rather than falling behind. For {@code serve}.
   */
  LIVE
}
