package dev.glasswatch.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the JVM wrote when native code brought it down: its fatal error log ({@code hs_err_pid…}),
 * whose line {@code Current thread} names the thread that it happened on.
 *
 * @param thread name of that thread; empty when the log does not tell
 */
record CrashReport(Optional<String> thread) {

  private static final Pattern CURRENT_THREAD =
      Pattern.compile("Current thread \\(0x[0-9a-f]+\\):\\s+\\w+ \"([^\"]*)\".*");
  private static final int MOST_LINES = 500;

  /** The first of these files that was written since then; empty when none was. */
  static Optional<CrashReport> find(List<Path> places, Instant since) {
    return places.stream()
        .filter(file -> isWrittenSince(file, since))
        .findFirst()
        .map(CrashReport::read);
  }

  private static boolean isWrittenSince(Path file, Instant since) {
    try {
      return Files.isRegularFile(file)
          && !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (IOException e) {
      return false;
    }
  }

  private static CrashReport read(Path file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
      return new CrashReport(threadIn(lines.lines().limit(MOST_LINES)));
    } catch (IOException e) {
      return new CrashReport(Optional.empty());
    }
  }

  private static Optional<String> threadIn(Stream<String> lines) {
    return lines
        .map(CURRENT_THREAD::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .findFirst();
  }
}
