package dev.glasswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether people are looking: which of the process's streams is a terminal. Asked of Linux, since
 * {@link System#console} only knows input and output together and says nothing of errors.
 */
final class Terminal {

  private static final int OUTPUT = 1;
  private static final int ERRORS = 2;
  private static final int DEFAULT_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 40;

  private Terminal() {}

  /** Standard output is a terminal. */
  static boolean showsOutput() {
    return isTerminal(OUTPUT);
  }

  /** Standard error is a terminal. */
  static boolean showsErrors() {
    return isTerminal(ERRORS);
  }

  /** Columns to draw in. */
  static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[0-9]{2,4}")
        ? Math.max(LEAST_COLUMNS, Integer.parseInt(columns))
        : DEFAULT_COLUMNS;
  }

  private static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
