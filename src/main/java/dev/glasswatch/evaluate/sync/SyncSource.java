package dev.glasswatch.evaluate.sync;

import dev.glasswatch.media.FfmpegProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * Codecs that tracks are made with. What they show does not matter to clocks, so pictures are
 * small.
 *
 * @param name for the table
 * @param encoder of the picture, as ffmpeg calls it
 * @param picture options of that
 * @param rate pictures a second
 * @param sound options of the sound's encoder
 * @param pieceSamples samples that a packet of sound holds
 */
public record SyncSource(
    String name,
    String encoder,
    List<String> picture,
    String rate,
    List<String> sound,
    int pieceSamples) {

  private static final int SAMPLE_RATE = 48_000;

  /** H.264 with B-frames and AAC. */
  public static final SyncSource H264_AAC =
      new SyncSource(
          "h264 25 aac",
          "libx264",
          List.of("-preset", "ultrafast", "-bf", "2"),
          "25",
          List.of("-c:a", "aac"),
          1024);

  /** HEVC and AC-3. */
  public static final SyncSource HEVC_AC3 =
      new SyncSource(
          "hevc 50 ac3",
          "libx265",
          List.of("-preset", "ultrafast", "-x265-params", "log-level=error"),
          "50",
          List.of("-c:a", "ac3"),
          1536);

  /** MPEG-2 with B-frames and MP2. */
  public static final SyncSource MPEG2_MP2 =
      new SyncSource(
          "mpeg2 25 mp2",
          "mpeg2video",
          List.of("-q:v", "6", "-bf", "2"),
          "25",
          List.of("-c:a", "mp2"),
          1152);

  /** H.264 at 29.97 and AAC. */
  public static final SyncSource NTSC =
      new SyncSource(
          "h264 29.97 aac",
          "libx264",
          List.of("-preset", "ultrafast", "-bf", "2"),
          "30000/1001",
          List.of("-c:a", "aac"),
          1024);

  /** All that this program can make. */
  static List<SyncSource> all(FfmpegProgram program) {
    return List.of(H264_AAC, HEVC_AC3, MPEG2_MP2, NTSC).stream()
        .filter(source -> program.encodes(source.encoder))
        .toList();
  }

  /** Whether the ffmpeg program can write it in fragments, which it cannot of AC-3. */
  boolean fits(Container container) {
    return container != Container.MP4 || !sound.contains("ac3");
  }

  /** How long one packet of a track lasts. */
  double pieceMillis(Moved moved) {
    return 1000.0
        * (moved == Moved.SOUND ? (double) pieceSamples / SAMPLE_RATE : 1 / perSecond(rate));
  }

  /** How many packets make up so many milliseconds, at least. */
  long lost(Moved moved, int millis) {
    return (long) Math.ceil(millis / pieceMillis(moved));
  }

  /** A rate as the ffmpeg program takes it, as a number. */
  static double perSecond(String rate) {
    String[] parts = rate.split("/", 2);
    double numerator = Double.parseDouble(parts[0]);
    return parts.length == 1 ? numerator : numerator / Double.parseDouble(parts[1]);
  }

  /** Arguments for the ffmpeg program, without container and output. */
  List<String> arguments(int seconds) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=96x54:rate=" + rate));
    all.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=" + SAMPLE_RATE));
    all.addAll(List.of("-map", "0:v", "-map", "1:a", "-t", String.valueOf(seconds)));
    all.addAll(List.of("-pix_fmt", "yuv420p", "-c:v", encoder));
    all.addAll(picture);
    all.addAll(List.of("-g", "25"));
    all.addAll(sound);
    return all;
  }
}
