package dev.glasswatch.source;

/**
 * What a source may take of our time and memory.
 *
 * @param deadlines how long
 * @param bounds how large
 */
public record SourceLimits(SourceDeadlines deadlines, SourceBounds bounds) {
  /** What suits live streams over the Internet. */
  public static final SourceLimits DEFAULT =
      new SourceLimits(SourceDeadlines.DEFAULT, SourceBounds.DEFAULT);
}
