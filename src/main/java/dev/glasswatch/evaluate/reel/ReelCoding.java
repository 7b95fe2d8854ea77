package dev.glasswatch.evaluate.reel;

import java.util.List;

/**
 * How a reel is encoded after defects were put in: a live monitor sees re-encoded defects. One
 * thread each, so that the same reel gives the same file.
 */
public enum ReelCoding {
  /** H.264 near lossless. */
  H264_FINE("H.264", 640, 360, "libx264", "-preset veryfast -crf 17 -g 50 -bf 3 -threads 1", "aac"),
  /** H.264 at 2.5 Mb/s in 720p. */
  H264_720P(
      "H.264",
      1280,
      720,
      "libx264",
      "-preset superfast -b:v 2500k -maxrate 2500k -bufsize 2500k -g 48 -bf 2 -threads 1",
      "aac"),
  /** H.264 at 350 kb/s, a poor rendition. */
  H264_LOW(
      "H.264",
      426,
      240,
      "libx264",
      "-preset veryfast -b:v 350k -maxrate 350k -bufsize 700k -g 100 -bf 3 -threads 1",
      "aac"),
  /** HEVC at the quality of good streaming. */
  HEVC(
      "HEVC",
      640,
      360,
      "libx265",
      "-preset ultrafast -crf 26 -x265-params"
          + " keyint=60:bframes=4:pools=1:frame-threads=1:log-level=error",
      "ac3"),
  /** HEVC in 10 bit. */
  HEVC_10BIT(
      "HEVC 10 bit",
      640,
      360,
      "libx265",
      "-preset ultrafast -crf 22 -pix_fmt yuv420p10le -x265-params"
          + " keyint=50:bframes=3:pools=1:frame-threads=1:log-level=error",
      "aac"),
  /** MPEG-2 at 4 Mb/s in standard definition. */
  MPEG2("MPEG-2", 720, 576, "mpeg2video", "-b:v 4M -maxrate 4M -bufsize 1835k -g 12 -bf 2", "mp2");

  private final String codec;
  private final int width;
  private final int height;
  private final String encoder;
  private final List<String> options;
  private final String sound;

  ReelCoding(String codec, int width, int height, String encoder, String options, String sound) {
    this.codec = codec;
    this.width = width;
    this.height = height;
    this.encoder = encoder;
    this.options = List.of(options.split(" +"));
    this.sound = sound;
  }

  /** The codec as people write it. */
  public String codec() {
    return codec;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Lines. */
  public int height() {
    return height;
  }

  /** What it needs of the {@code ffmpeg} program. */
  public String encoder() {
    return encoder;
  }

  /** For the {@code ffmpeg} program. */
  List<String> options() {
    return options;
  }

  /** The encoder for sound. */
  String sound() {
    return sound;
  }
}
