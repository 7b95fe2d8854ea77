package dev.glasswatch.evaluate.damage;

/**
 * One loss that was put into a stream.
 *
 * @param loss which kind
 * @param unit number of the coded picture that it hits first, in the order of decoding
 * @param heals number of the first coded picture after it that can be decoded without any other
 */
record Hit(Loss loss, int unit, int heals) {}
