/**
 * The {@code no_signal} detector: streams that cannot be reached, deliver nothing, or lack one of
 * their tracks.
 */
@NullMarked
package dev.glasswatch.detect.signal;

import org.jspecify.annotations.NullMarked;
