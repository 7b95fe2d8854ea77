package dev.glasswatch.evaluate.sync;

import dev.glasswatch.detect.sync.reference.Compared;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was measured of a pair.
 *
 * @param name what was compared
 * @param compared what came of it
 * @param expectedDelay how much later pictures are, microseconds
 * @param expectedError how much earlier the path made sound
 * @param picture time between pictures
 */
public record ReferenceOutcome(
    String name, Compared compared, long expectedDelay, long expectedError, long picture) {

  /** Whether the picture was found at all. */
  public boolean pictureFound() {
    return compared.videoDelay().isPresent();
  }

  /** Whether the delay leads to the very picture. */
  public boolean exactPicture() {
    return pictureFound()
        && Math.abs(compared.videoDelay().getAsLong() - expectedDelay) < picture / 2;
  }

  /** Whether the sync error was measured. */
  public boolean measured() {
    return compared.syncError().isPresent();
  }

  /** By how much the measured sync error is off, milliseconds; empty when there is none. */
  public OptionalDouble off() {
    OptionalLong measured = compared.syncError();
    return measured.isPresent()
        ? OptionalDouble.of((measured.getAsLong() - expectedError) / 1000.0)
        : OptionalDouble.empty();
  }
}
