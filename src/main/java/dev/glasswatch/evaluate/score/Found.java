package dev.glasswatch.evaluate.score;

/**
 * What somebody reported.
 *
 * @param defect which
 * @param reason in their words
 * @param from where it starts, microseconds from the reel's first frame
 * @param to where it ends
 * @param score how sure they are, 0 to 1
 * @param detected how far the reel had been looked at when they reported it, microseconds
 */
public record Found(
    String defect, String reason, long from, long to, double score, long detected) {}
