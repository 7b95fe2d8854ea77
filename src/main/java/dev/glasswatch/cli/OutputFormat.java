package dev.glasswatch.cli;

/** How results are printed; written as on the command line. */
enum OutputFormat {
  /** For people. */
  text,
  /** One JSON object a line. */
  json
}
