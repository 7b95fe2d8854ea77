/**
 * Tells a picture that repeats from one that merely shows little motion. Works on sums over cells
 * of 8 x 8 plane pixels: coarse enough for an encoder's noise to average out, fine enough to see a
 * clock.
 */
@NullMarked
package dev.glasswatch.detect.freeze;

import org.jspecify.annotations.NullMarked;
