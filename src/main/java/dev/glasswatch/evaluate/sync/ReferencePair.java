package dev.glasswatch.evaluate.sync;

import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A programme and the same after a path that changes it.
 *
 * @param source the programme
 * @param change what the path does to it
 * @param start where in the programme what came through begins, seconds after its first picture
 * @param seconds how much came through
 * @param later how much later the path makes sound against the picture, milliseconds
 */
record ReferencePair(Path source, Change change, double start, double seconds, int later) {

  /**
   * What a path does.
   *
   * @param name for the table
   * @param picture filter of the picture
   * @param sound filter of the sound
   * @param coding of both
   * @param container as the file's name ends
   */
  record Change(String name, String picture, String sound, List<String> coding, String container) {}

  // So that sound may come earlier without anything before 0.
  private static final double BASE = 12;

  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "h264 150k half size, aac 48k -9 dB",
              "scale=trunc(iw/4)*2:trunc(ih/4)*2",
              "volume=-9dB",
              coding("libx264 -preset veryfast -b:v 150k -bf 2 -c:a aac -b:a 48k"),
              "mkv"),
          new Change(
              "mpeg2 500k, brighter, mp2 +4 dB",
              "scale=trunc(iw/2)*2:trunc(ih/2)*2,lutyuv=y='clip(val*0.85+20,0,255)'",
              "volume=4dB",
              coding("mpeg2video -b:v 500k -maxrate 1000k -bufsize 500k -bf 2 -c:a mp2 -b:a 96k"),
              "ts"),
          new Change(
              "hevc 120k 512x288, opus 32k",
              "scale=512:288",
              "volume=-3dB",
              coding(
                  "libx265 -preset ultrafast -x265-params log-level=error -b:v 120k"
                      + " -c:a libopus -b:a 32k -ar 48000"),
              "mkv"),
          new Change(
              "h264 300k gamma 0.8, ac3 96k mono",
              "scale=426:240,lutyuv=y=gammaval(0.8)",
              "volume=-12dB,aformat=channel_layouts=mono",
              coding("libx264 -preset ultrafast -b:v 300k -c:a ac3 -b:a 96k"),
              "ts"));

  /** The changes that this program can make. */
  static List<Change> changes(FfmpegProgram program) {
    return CHANGES.stream().filter(change -> program.encodes(change.coding.get(1))).toList();
  }

  /** The same through another path. */
  ReferencePair through(Change other) {
    return new ReferencePair(source, other, start, seconds, later);
  }

  private static List<String> coding(String text) {
    return List.of(("-c:v " + text).split(" "));
  }

  /**
   * Arguments for the ffmpeg program.
   *
   * @param first raw timestamp of the first picture that comes through, seconds
   * @param picture how long a picture lasts
   */
  List<String> arguments(double first, double picture, Path file) {
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-y"));
    all.addAll(List.of("-copyts", "-i", source.toString()));
    // Half a picture before it, so that rounding leaves it in; and on times that encoders keep,
    // which round to whole pictures.
    double begin = first - picture / 2;
    double end = begin + seconds;
    double shift = Math.round(BASE / picture) * picture - first;
    all.addAll(List.of("-map", "0:v:0", "-map", "0:a:0", "-fps_mode", "passthrough"));
    all.addAll(
        List.of(
            "-vf",
            "trim=start=%.6f:end=%.6f,setpts=PTS+(%.6f)/TB,%s,format=yuv420p"
                .formatted(begin, end, shift, change.picture)));
    all.addAll(
        List.of(
            "-af",
            "atrim=start=%.6f:end=%.6f,asetpts=PTS+(%.6f)/TB,%s"
                .formatted(begin, end, shift + later / 1000.0, change.sound)));
    all.addAll(change.coding);
    all.addAll(List.of("-g", "48", file.toString()));
    return all;
  }

  @Override
  public String toString() {
    return "%s from %.1f s, %s".formatted(source.getFileName(), start, change.name);
  }
}
