package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends files on as transport streams, with the {@code ffmpeg} program. */
final class Resent {

  private final FfmpegProgram program;

  Resent(FfmpegProgram program) {
    this.program = program;
  }

  /** Sends the pictures of a file on. */
  void send(Path from, Resend how, Path to) throws EvaluateException {
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "fatal"));
    all.addAll(List.of("-y", "-copyts", "-threads", "1", "-i", from.toString(), "-map", "0:v:0"));
    all.addAll(how.options());
    all.addAll(List.of("-muxdelay", "0", "-muxpreload", "0", "-f", "mpegts", to.toString()));
    Programs.run(program, all, line -> {});
  }
}
