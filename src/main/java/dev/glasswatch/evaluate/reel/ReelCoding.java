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
  MPEG2("MPEG-2", 720, 576, "mpeg2video", "-b:v 4M -maxrate 4M -bufsize 1835k -g 12 -bf 2", "mp2"),

  /** H.264 to be sent, one slice a picture. */
  SENT_H264(640, 360, "libx264", "-preset veryfast -crf 21 -g 50 -bf 3 -threads 1"),
  /** HEVC to be sent. */
  SENT_HEVC(
      640,
      360,
      "libx265",
      "-preset ultrafast -crf 25 -x265-params"
          + " keyint=50:bframes=3:open-gop=0:pools=1:frame-threads=1:log-level=error"),
  /** MPEG-2 to be sent. */
  SENT_MPEG2(720, 576, "mpeg2video", "-b:v 4M -maxrate 4M -bufsize 1835k -g 12 -bf 2 -threads 1"),
  /** H.264 to be sent, four slices a picture. */
  SENT_H264_SLICES(
      640, 360, "libx264", "-preset veryfast -b:v 1500k -g 25 -bf 2 -slices 4 -threads 1"),
  /** H.264 to be sent in 1080p. */
  SENT_H264_1080P(
      1920, 1080, "libx264", "-preset superfast -b:v 5M -maxrate 5M -bufsize 5M -g 50 -threads 1"),
  /** H.264 to be sent, interlaced. */
  SENT_H264_INTERLACED(
      720,
      576,
      "libx264",
      "-preset veryfast -b:v 3M -g 25 -bf 2 -flags +ildct+ilme -x264opts tff=1 -threads 1"),
  /** H.264 to be sent as a poor rendition. */
  SENT_H264_LOW(
      426,
      240,
      "libx264",
      "-preset veryfast -b:v 350k -maxrate 350k -bufsize 700k -g 50 -bf 3 -threads 1"),
  /** HEVC to be sent in 720p. */
  SENT_HEVC_720P(
      1280,
      720,
      "libx265",
      "-preset ultrafast -crf 27 -x265-params"
          + " keyint=25:bframes=2:open-gop=0:slices=2:pools=1:frame-threads=1:log-level=error"),
  /** MPEG-2 to be sent, interlaced. */
  SENT_MPEG2_INTERLACED(
      720,
      576,
      "mpeg2video",
      "-b:v 5M -maxrate 5M -bufsize 1835k -g 12 -bf 2 -flags +ildct+ilme -threads 1");

  private final String codec;
  private final int width;
  private final int height;
  private final String encoder;
  private final List<String> options;
  private final String sound;
  private final boolean sent;

  ReelCoding(String codec, int width, int height, String encoder, String options, String sound) {
    this.codec = codec;
    this.width = width;
    this.height = height;
    this.encoder = encoder;
    this.options = List.of(options.split(" +"));
    this.sound = sound;
    this.sent = false;
  }

  ReelCoding(int width, int height, String encoder, String options) {
    this.codec = codecOf(encoder);
    this.width = width;
    this.height = height;
    this.encoder = encoder;
    this.options = List.of(options.split(" +"));
    this.sound = "";
    this.sent = true;
  }

  /** Whether it is for programmes without sound that lose packets on their way. */
  public boolean sent() {
    return sent;
  }

  private static String codecOf(String encoder) {
    return switch (encoder) {
      case "libx264" -> "H.264";
      case "libx265" -> "HEVC";
      default -> "MPEG-2";
    };
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
