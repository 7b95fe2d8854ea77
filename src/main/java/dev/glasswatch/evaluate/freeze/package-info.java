/**
 * Freezes put into real clips, and the trees of the freeze detector fitted to them. Takes clips
 * from a folder of media, makes the rest with the {@code ffmpeg} program, and looks at it with the
 * same watch as the service.
 */
@NullMarked
package dev.glasswatch.evaluate.freeze;

import org.jspecify.annotations.NullMarked;
