/**
 * Observations in, transitions out: what a detector saw becomes an incident with a start, an end, a
 * severity and a life cycle. Pure logic: clocks and ids are passed in, nothing here waits, sends or
 * stores.
 */
@NullMarked
package dev.glasswatch.incident;

import org.jspecify.annotations.NullMarked;
