/** The filters of the {@code ffmpeg} program that look for the same defects, as a yardstick. */
@NullMarked
package dev.glasswatch.evaluate.peer;

import org.jspecify.annotations.NullMarked;
