package dev.glasswatch.evaluate.reel;

/**
 * A stretch of clean material in a reel.
 *
 * @param sound whether it was heard, else seen
 * @param clip the clip's name, or that of a generated card
 * @param from where in the clip it starts, microseconds; seeds for cards are other clips
 * @param to where it ends
 * @param at where in the reel it starts, microseconds
 */
public record Used(boolean sound, String clip, long from, long to, long at) {}
