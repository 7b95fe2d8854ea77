package dev.glasswatch.evaluate.reel;

/**
 * What was put in on purpose.
 *
 * @param defect its published name
 * @param kind which kind of it, for people
 * @param exact whether it starts at a moment that can be told: a picture that stood still before it
 *     froze has none
 */
public record Suffered(String defect, String kind, boolean exact) {}
