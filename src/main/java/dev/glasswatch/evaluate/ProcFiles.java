package dev.glasswatch.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What Linux says about processes under {@code /proc} (proc(5)): CPU time in ticks of 10 ms, memory
 * in KiB.
 */
public final class ProcFiles {

  private static final long TICK_MILLIS = 10;
  // Fields 16 and 17 of stat, counted from the field after the command's name in parentheses.
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;
  private static final long KIB = 1024;

  private ProcFiles() {}

  /** CPU time of all ended children of this process, and of theirs that they waited for. */
  static Duration childrenCpu() throws EvaluateException {
    String stat = read(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  /** Memory of this process that is in RAM now, in bytes. */
  public static long residentBytes() throws EvaluateException {
    return kib(read(Path.of("/proc/self/status")), "VmRSS:").orElse(0) * KIB;
  }

  /** The most memory that a process has had in RAM, in bytes; empty when it has ended. */
  static OptionalLong peakResidentBytes(long pid) {
    try {
      String status = Files.readString(Path.of("/proc/" + pid + "/status"));
      OptionalLong peak = kib(status, "VmHWM:");
      return peak.isPresent() ? OptionalLong.of(peak.getAsLong() * KIB) : peak;
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong kib(String status, String field) {
    return status
        .lines()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst();
  }

  private static String read(Path file) throws EvaluateException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be read: the benchmark needs Linux", e);
    }
  }
}
