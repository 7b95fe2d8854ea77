/**
 * The crash drill: kills a process that opens and resolves incidents, again and again, and counts
 * what became of its alerts. The process is a real one, with the real store, clerk, lanes and
 * webhooks; only its observations are made up.
 */
@NullMarked
package dev.glasswatch.orchestrate.drill;

import org.jspecify.annotations.NullMarked;
