/**
 * The batch of streams that one process watches: which there are, with which settings, started,
 * supervised and stopped; what became of them as a log of incidents and a feed of events. Runs
 * outside the hot path: nothing here is called per frame.
 */
@NullMarked
package dev.glasswatch.orchestrate;

import org.jspecify.annotations.NullMarked;
