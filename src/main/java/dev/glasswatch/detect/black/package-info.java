/**
 * Finds pictures that show nothing: black, perhaps with a station logo or a clock in a corner. Dark
 * scenes, credits and fades are pictures.
 */
@NullMarked
package dev.glasswatch.detect.black;

import org.jspecify.annotations.NullMarked;
