package dev.glasswatch.evaluate;

import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The H.264 encoder that material is made with: x264 where a GPL build of the {@code ffmpeg}
 * program lies beside us, else OpenH264 of the build that we ship.
 *
 * @param program what runs it
 * @param name of the encoder as ffmpeg calls it
 * @param options that make it behave like a contribution encoder for live television
 * @param note what is left out with this encoder; empty when nothing is
 */
public record Encoder(
    FfmpegProgram program, String name, List<String> options, Optional<String> note) {

  private static final List<String> X264 =
      List.of("-preset", "veryfast", "-profile:v", "high", "-sc_threshold", "0");
  private static final List<String> OPENH264 =
      List.of("-rc_mode", "bitrate", "-allow_skip_frames", "0", "-coder", "cabac");
  private static final String WITHOUT_X264 =
      "Made with OpenH264, since there is no x264 program in %s: no B-frames, so decoding is"
          + " cheaper than of typical streams.";

  /**
   * The best encoder there is.
   *
   * @param gplFolder where the GPL program would be
   */
  public static Encoder best(Path gplFolder) throws EvaluateException {
    try {
      if (Files.isExecutable(gplFolder.resolve("ffmpeg"))) {
        FfmpegProgram gpl = FfmpegProgram.in(gplFolder);
        if (gpl.encodes("libx264")) {
          return new Encoder(gpl, "libx264", X264, Optional.empty());
        }
      }
    } catch (IOException e) {
      return shipped(WITHOUT_X264.formatted(gplFolder) + " " + e.getMessage() + ".");
    }
    return shipped(WITHOUT_X264.formatted(gplFolder));
  }

  /** OpenH264, fast and always there. */
  public static Encoder shipped() throws EvaluateException {
    return shipped("");
  }

  private static Encoder shipped(String note) throws EvaluateException {
    try {
      return new Encoder(
          FfmpegProgram.shipped(),
          "libopenh264",
          OPENH264,
          Optional.of(note).filter(text -> !text.isEmpty()));
    } catch (IOException e) {
      throw new EvaluateException(e.getMessage() + ", so no material can be made", e);
    }
  }
}
