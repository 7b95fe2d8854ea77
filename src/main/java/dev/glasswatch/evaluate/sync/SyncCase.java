package dev.glasswatch.evaluate.sync;

import java.util.Locale;

/**
 * One thing that is done to sound or picture.
 *
 * @param source what to
 * @param container in what it lies
 * @param change what is done
 * @param moved to which track
 * @param amount milliseconds, or parts per million of a drift; positive is later
 */
public record SyncCase(
    SyncSource source, Container container, Change change, Moved moved, int amount) {

  /** What is done to a track. */
  public enum Change {
    /** From some moment on its timestamps are others. */
    STEP,
    /** Its timestamps run faster. */
    DRIFT,
    /** A piece of it is left out. */
    GAP
  }

  /** When it begins, media time in seconds; a drift begins at once. */
  public static final int AT = 20;

  /** How much material it takes. */
  int seconds() {
    // a drift is said at 60 ms, by half minutes, and then for a while
    return change == Change.DRIFT ? 60_000 / Math.abs(amount) + 70 : 2 * AT;
  }

  /** What timestamps become, microseconds from the first of the track. */
  long shift(long since) {
    return switch (change) {
      case STEP -> since >= AT * 1_000_000L ? amount * 1000L : 0;
      case DRIFT -> Math.round(since * amount / 1e6);
      case GAP -> 0;
    };
  }

  /** The offset that it leaves after so much time, milliseconds; early sound is positive. */
  double offset(double seconds) {
    double later =
        switch (change) {
          case STEP -> amount;
          case DRIFT -> amount * seconds / 1000;
          case GAP -> source.lost(moved, amount) * source.pieceMillis(moved);
        };
    return moved == Moved.PICTURE ? later : -later;
  }

  @Override
  public String toString() {
    String unit = change == Change.DRIFT ? "ppm" : "ms";
    return "%s %s, %s, %s %+d %s"
        .formatted(
            moved.name().toLowerCase(Locale.ROOT),
            change.name().toLowerCase(Locale.ROOT),
            source.name(),
            container,
            amount,
            unit);
  }
}
