package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.damage.Look;

/** What of a look should be found, and how often it is looked at. */
final class CellTruth {

  private static final int TOUCHED = 1;

  private CellTruth() {}

  /** A quarter of the cell or more. */
  static boolean isBroken(byte share) {
    return (share & 0xff) >= Look.DAMAGED;
  }

  /** Some of it, but less than a quarter. */
  static boolean isDoubtful(byte share) {
    return (share & 0xff) >= TOUCHED && !isBroken(share);
  }

  /** Cells with any damage. */
  static int touched(Look look) {
    int touched = 0;
    for (byte share : look.truth()) {
      touched += (share & 0xff) >= TOUCHED ? 1 : 0;
    }
    return touched;
  }

  /** How often a whole picture is looked at, by how easily it is taken for a broken one. */
  static int copies(Look look) {
    return switch (look.kind()) {
      case "cut", "healed" -> 3;
      default -> look.source().startsWith("card ") ? 4 : 1;
    };
  }
}
