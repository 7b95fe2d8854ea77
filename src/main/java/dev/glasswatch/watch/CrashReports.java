package dev.glasswatch.watch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the JVM leaves its fatal error log: in the folder that the process ran in, or, where that
 * cannot be written to, in the one for temporary files; or where {@code -XX:ErrorFile} said.
 *
 * @param patterns paths in which {@code %p} stands for the id of the process
 */
public record CrashReports(List<String> patterns) {

  private static final String NAME = "hs_err_pid%p.log";
  private static final String ERROR_FILE = "-XX:ErrorFile=";

  /** Copies the list. */
  public CrashReports {
    patterns = List.copyOf(patterns);
  }

  /**
   * Those of a process that is started as this one was.
   *
   * @param jvmArguments options of the JVM
   */
  public static CrashReports likeThisProcess(List<String> jvmArguments) {
    Optional<String> said =
        jvmArguments.stream()
            .filter(argument -> argument.startsWith(ERROR_FILE))
            .map(argument -> argument.substring(ERROR_FILE.length()))
            .reduce((first, last) -> last);
    return new CrashReports(
        List.of(
            said.orElse(NAME),
            NAME,
            Path.of(System.getProperty("java.io.tmpdir"), NAME).toString()));
  }

  /**
   * What a process of this id left, if it crashed.
   *
   * @param began when it did; older reports are of another that had the same id, as in containers
   */
  Optional<CrashReport> of(long processId, Instant began) {
    return CrashReport.find(
        patterns.stream()
            .map(pattern -> Path.of(pattern.replace("%p", String.valueOf(processId))))
            .toList(),
        began);
  }
}
