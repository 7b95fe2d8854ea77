package dev.glasswatch.cli;

import dev.glasswatch.evaluate.AnalysisResult;

/** Prints results to standard output, one input after the other. */
sealed interface AnalysisPrinter permits AnalysisJson, AnalysisTable, AnalysisLines {

  /** Prints what was found in one input; faults are printed by the command. */
  void print(AnalysisResult result);
}
