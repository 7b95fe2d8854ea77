/**
 * Broken blocks on purpose: packets of a transport stream lost or changed on their way to the
 * decoder, all deterministic from a seed, and the truth about what of each picture that breaks,
 * from decoding the whole stream beside the damaged one with the product's own decoder.
 */
@NullMarked
package dev.glasswatch.evaluate.damage;

import org.jspecify.annotations.NullMarked;
