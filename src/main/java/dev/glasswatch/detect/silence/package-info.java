/**
 * Finds sound that is not there although its track is: silence on all channels, or one channel of a
 * stereo pair that fell silent.
 */
@NullMarked
package dev.glasswatch.detect.silence;

import org.jspecify.annotations.NullMarked;
