package dev.glasswatch.cli;

import dev.glasswatch.evaluate.trace.BackTestResult;

/** Prints what back-tests gave, one recording after the other. */
sealed interface TunePrinter permits TuneJson, TuneTable {

  /** Prints what one recording gave. */
  void print(BackTestResult result);
}
