package dev.glasswatch.testing;

import java.nio.file.Path;

/**
 * A clip with one defect in it, and where.
 *
 * @param file the clip
 * @param defect name of the defect
 * @param kind which kind of it
 * @param from media time of its first frame or sample, microseconds
 * @param to media time after its last
 * @param nearLossless whether it was encoded so well that the start must be exact
 */
public record Injected(
    Path file, String defect, String kind, long from, long to, boolean nearLossless) {

  @Override
  public String toString() {
    return file.getFileName() + " " + from / 1e6 + " to " + to / 1e6;
  }
}
