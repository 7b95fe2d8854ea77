package dev.glasswatch.evaluate.reel;

/**
 * What a person says about a clip.
 *
 * @param file the end of its path
 * @param word {@code recording}, or a defect that is really there
 * @param name of the recording; empty otherwise
 * @param from where the defect starts, seconds
 * @param to where it ends, seconds
 */
record Label(String file, String word, String name, double from, double to) {

  /** Whether it speaks of a clip, whose path may begin with more folders than it names. */
  boolean isOf(String clip) {
    return clip.equals(file) || clip.endsWith("/" + file);
  }
}
