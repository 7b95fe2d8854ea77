package dev.glasswatch.testing;

import java.util.List;

/** How an injected clip is encoded again, as a live monitor would see it. */
public enum Codec {
  /** H.264, near lossless. */
  H264_FINE(true, "-c:v", "libx264", "-preset", "veryfast", "-crf", "10", "-pix_fmt", "yuv420p"),
  /** H.264 at a common quality. */
  H264(false, "-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-pix_fmt", "yuv420p"),
  /** H.264 at a poor one. */
  H264_COARSE(false, "-c:v", "libx264", "-preset", "veryfast", "-crf", "34", "-pix_fmt", "yuv420p"),
  /** HEVC, near lossless. */
  HEVC_FINE(true, "-c:v", "libx265", "-preset", "ultrafast", "-crf", "10", "-pix_fmt", "yuv420p"),
  /** HEVC in 10 bit at a common quality. */
  HEVC_10BIT(
      false, "-c:v", "libx265", "-preset", "ultrafast", "-crf", "28", "-pix_fmt", "yuv420p10le");

  private final boolean nearLossless;
  private final List<String> arguments;

  Codec(boolean nearLossless, String... arguments) {
    this.nearLossless = nearLossless;
    this.arguments = List.of(arguments);
  }

  /** Whether what was put in is still there to the frame. */
  public boolean nearLossless() {
    return nearLossless;
  }

  /** Arguments for the {@code ffmpeg} program. */
  public List<String> arguments() {
    return arguments;
  }
}
