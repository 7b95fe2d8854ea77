package dev.glasswatch.evaluate.report;

/**
 * A miss, a false alarm or a start that is off, with a picture that shows why.
 *
 * @param half of the sources
 * @param defect which
 * @param what {@code missed}, {@code false alarm}, or by how much the start is off
 * @param kind of what was missed, or the reason that was given
 * @param reel where
 * @param from where it starts in the reel, seconds
 * @param to where it ends
 * @param material the clips that are seen or heard there
 * @param picture as a data URL; empty when there is none
 */
public record Example(
    String half,
    String defect,
    String what,
    String kind,
    String reel,
    double from,
    double to,
    String material,
    String picture) {}
