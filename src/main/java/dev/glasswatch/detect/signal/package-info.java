/**
 * Finds signal that does not arrive: no connection, no bytes, a playlist that stands still, or a
 * stream that goes on without its picture or without its sound.
 */
@NullMarked
package dev.glasswatch.detect.signal;

import org.jspecify.annotations.NullMarked;
