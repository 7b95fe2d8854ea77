/**
 * Finds sound and picture that have come apart. By the clock: what each track holds, counted in
 * samples and pictures, against the timestamps that it is shown by.
 */
@NullMarked
package dev.glasswatch.detect.sync;

import org.jspecify.annotations.NullMarked;
