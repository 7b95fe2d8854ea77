package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Strips of small pictures from a stretch of a file, or the wave form of its sound. */
final class Strips {

  private static final int PICTURES = 10;
  private static final double AROUND = 1;

  private final FfmpegProgram program;

  Strips(FfmpegProgram program) {
    this.program = program;
  }

  /** A second before to a second after, as a data URL; empty when the program makes none. */
  String of(Path file, double from, double to, boolean sound) throws EvaluateException {
    double start = Math.max(0, from - AROUND);
    double length = to + AROUND - start;
    List<String> all = new ArrayList<>(List.of("-nostdin", "-loglevel", "quiet", "-threads", "1"));
    all.addAll(List.of("-ss", number(start), "-t", number(length), "-i", file.toString()));
    if (sound) {
      all.addAll(
          List.of(
              "-filter_complex",
              "[0:a:0]showwavespic=s=1200x120:split_channels=1:colors=0x2f6f9f|0x9f6f2f"));
    } else {
      String filter = "fps=%s,scale=120:-2,tile=%dx1:padding=2";
      all.addAll(List.of("-vf", filter.formatted(number(PICTURES / length), PICTURES)));
    }
    all.addAll(List.of("-frames:v", "1", "-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "6", "-"));
    byte[] picture = Programs.output(program, all);
    return picture.length == 0
        ? ""
        : "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
