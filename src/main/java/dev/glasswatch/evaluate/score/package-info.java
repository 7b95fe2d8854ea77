/**
 * Holds what was found against what is there: which incident finds which event, how exact and how
 * late, how often there was nothing, and how sure that figure is.
 */
@NullMarked
package dev.glasswatch.evaluate.score;

import org.jspecify.annotations.NullMarked;
