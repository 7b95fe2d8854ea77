package dev.glasswatch.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a whole process has cost, from its start to its end.
 *
 * @param cpu user and system time
 * @param wall time
 * @param peakResidentBytes the most memory it had in RAM, as seen every 20 ms
 */
record MeasuredRun(Duration cpu, Duration wall, long peakResidentBytes) {

  private static final int LOOK_EVERY_MILLIS = 20;
  private static final int KEPT_CHARS = 400;

  /**
   * Runs a command to its end. No other child of this process may end meanwhile.
   *
   * @param name for error messages
   * @param codes exit codes that count as success
   */
  static MeasuredRun of(String name, ProcessBuilder command, Set<Integer> codes, Duration deadline)
      throws EvaluateException {
    try {
      Path output = Files.createTempFile("glasswatch-run", ".txt");
      try {
        command.redirectErrorStream(true).redirectOutput(output.toFile());
        return run(name, command, codes, deadline, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new EvaluateException("%s could not be run: %s".formatted(name, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluateException(name + " was interrupted", e);
    }
  }

  private static MeasuredRun run(
      String name, ProcessBuilder command, Set<Integer> codes, Duration deadline, Path output)
      throws IOException, InterruptedException, EvaluateException {
    Duration before = ProcFiles.childrenCpu();
    long start = System.nanoTime();
    Process process = command.start();
    try {
      process.getOutputStream().close();
      long peak = 0;
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, ProcFiles.peakResidentBytes(process.pid()).orElse(0));
        if (System.nanoTime() - start > deadline.toNanos()) {
          throw new EvaluateException(name + " was not done within " + deadline.toSeconds() + " s");
        }
      }
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      if (!codes.contains(process.exitValue())) {
        throw failed(name, process.exitValue(), Files.readAllLines(output));
      }
      return new MeasuredRun(ProcFiles.childrenCpu().minus(before), wall, peak);
    } finally {
      process.destroyForcibly();
    }
  }

  private static EvaluateException failed(String name, int code, List<String> said) {
    String text = String.join(" | ", said);
    String end = text.substring(Math.max(0, text.length() - KEPT_CHARS));
    return new EvaluateException("%s failed with code %d: %s".formatted(name, code, end));
  }
}
