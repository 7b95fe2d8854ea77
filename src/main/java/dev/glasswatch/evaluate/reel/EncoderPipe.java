package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@code ffmpeg} program that encodes pictures as they are written to it. */
final class EncoderPipe implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 1200;

  private final Process process;
  private final Path log;
  private final OutputStream pictures;
  private final CompletableFuture<Void> late;

  /** Starts it; what it says is kept beside its file until it is closed. */
  EncoderPipe(ProcessBuilder command, Path log) throws EvaluateException {
    this.log = log;
    try {
      process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new EvaluateException("The ffmpeg program could not be run: " + e.getMessage(), e);
    }
    pictures = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
    late =
        new CompletableFuture<Void>().completeOnTimeout(null, DEADLINE_SECONDS, TimeUnit.SECONDS);
    late.thenRun(process::destroyForcibly);
  }

  void write(Picture picture) throws EvaluateException {
    try {
      pictures.write(picture.samples());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Waits until everything is encoded. */
  void finish() throws EvaluateException, InterruptedException {
    try {
      pictures.close();
    } catch (IOException e) {
      throw failed(e);
    }
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw failed(null);
    }
  }

  private EvaluateException failed(@Nullable IOException cause) {
    String said;
    try {
      List<String> lines = Files.readAllLines(log);
      said = String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      said = e.getMessage();
    }
    String sentence = "A reel could not be encoded: " + said;
    return cause == null ? new EvaluateException(sentence) : new EvaluateException(sentence, cause);
  }

  @Override
  public void close() throws EvaluateException {
    late.cancel(false);
    process.destroyForcibly();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new EvaluateException(log + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
