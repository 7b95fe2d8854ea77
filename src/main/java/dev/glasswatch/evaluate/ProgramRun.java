package dev.glasswatch.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run of another program to its end, within a deadline; its output goes to a listener line by
 * line. When the run is over, for whatever reason, so is the program.
 */
final class ProgramRun {

  private static final int KEPT_LINES = 5;

  private final String name;
  private final ProcessBuilder command;
  private final Duration deadline;

  /** Prepares a run; the name is for error messages. */
  ProgramRun(String name, ProcessBuilder command, Duration deadline) {
    this.name = name;
    this.command = command.redirectErrorStream(true);
    this.deadline = deadline;
  }

  /**
   * Starts the program and waits for its end.
   *
   * @throws EvaluateException with its last words when it fails, or when the deadline passes
   */
  void toEnd(Consumer<String> output) throws EvaluateException {
    int code;
    Deque<String> last = new ArrayDeque<>();
    try {
      code = run(last, output);
    } catch (IOException e) {
      throw new EvaluateException("%s could not be run: %s".formatted(name, e.getMessage()), e);
    }
    if (code != 0) {
      throw new EvaluateException(
          "%s failed with code %d: %s".formatted(name, code, String.join(" | ", last)));
    }
  }

  private int run(Deque<String> last, Consumer<String> output)
      throws IOException, EvaluateException {
    Process process = command.start();
    try {
      process.getOutputStream().close();
      CompletableFuture<Boolean> late =
          new CompletableFuture<Boolean>()
              .completeOnTimeout(true, deadline.toMillis(), TimeUnit.MILLISECONDS);
      late.thenRun(process::destroyForcibly);
      read(process, last, output);
      int code = process.waitFor();
      if (late.isDone()) {
        throw new EvaluateException(
            "%s was not done within %d s and was ended".formatted(name, deadline.toSeconds()));
      }
      late.cancel(false);
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluateException("%s was interrupted".formatted(name), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void read(Process process, Deque<String> last, Consumer<String> output)
      throws IOException {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.accept(line);
        last.addLast(line);
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
      }
    }
  }
}
