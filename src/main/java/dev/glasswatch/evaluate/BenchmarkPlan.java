package dev.glasswatch.evaluate;

import java.nio.file.Path;
import java.util.List;

/**
 * How thoroughly to measure, and where to keep material.
 *
 * @param work folder for material, made once and kept
 * @param home folder of the launcher and of the GPL encoder
 * @param rounds how often each thing is measured
 * @param longFiles whether ten-minute files are measured too
 * @param crowds numbers of streams for the growth of cost
 */
public record BenchmarkPlan(
    Path work, Path home, int rounds, boolean longFiles, List<Integer> crowds) {

  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 3;

  /** Everything, medians of five. */
  public static BenchmarkPlan thorough(Path work, Path home) {
    return new BenchmarkPlan(work, home, ROUNDS, true, List.of(1, 2, 4, 8, 12));
  }

  /** Without ten-minute files, medians of three, few crowds. */
  public static BenchmarkPlan quick(Path work, Path home) {
    return new BenchmarkPlan(work, home, QUICK_ROUNDS, false, List.of(1, 12));
  }

  /** The folder in which the build puts the GPL program. */
  Path gplFolder() {
    return home.resolve("target").resolve("gpl-ffmpeg");
  }
}
