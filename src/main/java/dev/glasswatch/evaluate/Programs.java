package dev.glasswatch.evaluate;

import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the {@code ffmpeg} program to its end. */
public final class Programs {

  private static final Duration DEADLINE = Duration.ofMinutes(20);
  private static final long SHORT_SECONDS = 60;

  private Programs() {}

  /**
   * Runs it with these arguments; its output goes to a listener line by line.
   *
   * @throws EvaluateException with its last words when it fails
   */
  public static void run(FfmpegProgram program, List<String> arguments, Consumer<String> output)
      throws EvaluateException {
    new ProgramRun("The ffmpeg program", program.command(arguments), DEADLINE).toEnd(output);
  }

  /**
   * What it writes to its output when run with these arguments, which takes no more than a minute;
   * what there was until then if it fails.
   */
  public static byte[] output(FfmpegProgram program, List<String> arguments)
      throws EvaluateException {
    try {
      Process process =
          program.command(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      CompletableFuture<Void> late =
          new CompletableFuture<Void>().completeOnTimeout(null, SHORT_SECONDS, TimeUnit.SECONDS);
      late.thenRun(process::destroyForcibly);
      try (InputStream output = process.getInputStream()) {
        process.getOutputStream().close();
        return output.readAllBytes();
      } finally {
        late.cancel(false);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new EvaluateException("The ffmpeg program could not be run: " + e.getMessage(), e);
    }
  }
}
