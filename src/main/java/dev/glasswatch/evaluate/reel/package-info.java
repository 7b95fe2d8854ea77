/**
 * Programmes with known defects: clean clips joined with cuts into reels of five minutes and more,
 * defects put in and what only looks like one, all deterministic from a seed. Pictures and sound
 * are changed sample by sample between a decoding and an encoding run of the {@code ffmpeg}
 * program, so that the truth is exact to the frame.
 */
@NullMarked
package dev.glasswatch.evaluate.reel;

import org.jspecify.annotations.NullMarked;
