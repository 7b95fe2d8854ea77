package dev.glasswatch.api.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of this process is in RAM, from {@code /proc}; not a number where there is none. */
final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "VmRSS:";

  private ResidentMemory() {}

  static double bytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(FIELD.length()).replace("kB", "").strip())
          .mapToDouble(kibibytes -> Long.parseLong(kibibytes) * 1024.0)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException | NumberFormatException e) {
      return Double.NaN;
    }
  }
}
