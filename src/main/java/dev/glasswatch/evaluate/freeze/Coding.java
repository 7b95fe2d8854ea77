package dev.glasswatch.evaluate.freeze;

import java.util.ArrayList;
import java.util.List;

/** How material is encoded after something was done to it. Deterministic: one thread each. */
public enum Coding {
  /** H.264, near lossless. */
  H264_CRF12(true, "libx264", "-crf 12 -g 50 -bf 3", ""),
  /** HEVC, near lossless. */
  HEVC_CRF12(true, "libx265", "-crf 12", "keyint=60:bframes=4"),
  /** H.264 at the quality of good streaming. */
  H264_CRF23(false, "libx264", "-crf 23 -g 25 -bf 2", ""),
  /** HEVC at the quality of good streaming. */
  HEVC_CRF26(false, "libx265", "-crf 26", "keyint=48:bframes=3"),
  /** H.264 with visible artefacts. */
  H264_CRF28(false, "libx264", "-crf 28 -g 250 -bf 3", ""),
  /** HEVC with visible artefacts. */
  HEVC_CRF30(false, "libx265", "-crf 30", "keyint=250:bframes=4");

  private final boolean nearLossless;
  private final List<String> arguments;

  Coding(boolean nearLossless, String encoder, String options, String parameters) {
    this.nearLossless = nearLossless;
    List<String> all = new ArrayList<>(List.of("-c:v", encoder));
    all.addAll(List.of(options.split(" ")));
    if (parameters.isEmpty()) {
      all.addAll(List.of("-preset", "veryfast", "-threads", "1"));
    } else {
      String single = ":pools=1:frame-threads=1:log-level=error";
      all.addAll(List.of("-preset", "ultrafast", "-x265-params", parameters + single));
    }
    this.arguments = List.copyOf(all);
  }

  /** Whether nobody could tell it from its source. */
  public boolean nearLossless() {
    return nearLossless;
  }

  /** For the ffmpeg program. */
  List<String> arguments() {
    return arguments;
  }
}
