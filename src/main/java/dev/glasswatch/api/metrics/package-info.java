/**
 * Metrics: read from snapshots when they are scraped, so that they cost nothing in between; those
 * of a stream come and go with it.
 */
@NullMarked
package dev.glasswatch.api.metrics;

import org.jspecify.annotations.NullMarked;
