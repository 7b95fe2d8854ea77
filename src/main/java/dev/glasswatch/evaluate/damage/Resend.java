package dev.glasswatch.evaluate.damage;

import java.util.List;

/**
 * How a stream goes on from somebody who has decoded it, in PTS as it came. A picture whose PTS
 * does not follow that of the one before, which damage brings about, is left out: encoders refuse
 * it.
 */
enum Resend {
  /** Nothing happens but that it becomes a transport stream. */
  COPY("-c:v copy"),
  /** H.264 of the same size. */
  H264("-c:v libx264 -preset veryfast -crf 23 -g 50 -bf 2 -threads 1 -fps_mode vfr"),
  /** MPEG-2 in another size. */
  MPEG2(
      "-vf scale=720:576:flags=bilinear -c:v mpeg2video -strict unofficial -q:v 4 -g 12 -bf 2"
          + " -threads 1 -fps_mode vfr"),
  /** H.264 in another size. */
  H264_SCALED(
      "-vf scale=960:540:flags=bilinear -c:v libx264 -preset veryfast -crf 26 -g 50 -bf 3"
          + " -threads 1 -fps_mode vfr");

  private final List<String> options;

  Resend(String options) {
    this.options = List.of(options.split(" +"));
  }

  /** For the {@code ffmpeg} program. */
  List<String> options() {
    return options;
  }
}
