package dev.glasswatch.media.ffmpeg;

import java.util.Set;

/**
 * The demuxers that may see a stream's bytes, by libavformat's names. Every demuxer is parser code
 * that a hostile stream can reach, and some open further files or addresses; so only what broadcast
 * and streaming deliver is on the list.
 */
final class Containers {

  private static final Set<String> ALLOWED =
      Set.of(
          "mpegts",
          "mov,mp4,m4a,3gp,3g2,mj2",
          "matroska,webm",
          "mpeg",
          "mpegvideo",
          "h264",
          "hevc",
          "obu",
          "av1",
          "ivf",
          "aac",
          "loas",
          "ac3",
          "eac3",
          "mp3",
          "flac",
          "ogg",
          "wav",
          "w64",
          "aiff",
          "flv",
          "avi");

  private Containers() {}

  static boolean allowed(String name) {
    return ALLOWED.contains(name);
  }
}
