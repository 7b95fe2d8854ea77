package dev.glasswatch.detect.freeze;

/** Where keyframes lie. Around them the whole picture is coded anew, and changes a little. */
final class Keyframes {

  private Keyframes() {}

  /** Whether one lies within {@code distance} frames of a frame, as far as {@code end}. */
  static boolean near(CellHistory history, long frame, int distance, long end) {
    long last = Math.min(end - 1, frame + distance);
    for (long other = Math.max(history.first(), frame - distance); other <= last; other++) {
      if (history.keyframe(other)) {
        return true;
      }
    }
    return false;
  }
}
