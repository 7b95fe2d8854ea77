package dev.glasswatch.source;

/** Which HLS variant to watch. */
public sealed interface RenditionChoice {

  /** The variant with the most pixels, then the highest bandwidth. */
  RenditionChoice BEST = new Best();

  /** The variant with the most pixels, then the highest bandwidth. */
  record Best() implements RenditionChoice {}

  /** The variant with the fewest pixels, then the lowest bandwidth. */
  record Lowest() implements RenditionChoice {}

  /** The best variant of no more than this many lines. */
  record Height(int lines) implements RenditionChoice {}

  /** The variant whose NAME or playlist URI ends with this. */
  record Named(String name) implements RenditionChoice {}
}
