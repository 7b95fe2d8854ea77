/**
 * Models that look at pictures: loading them, and one worker each that serves all streams in turn.
 * The only package that knows the library which runs them. It works offline and on one thread a
 * model; what trains models is on the class path of {@code train} alone.
 */
@NullMarked
package dev.glasswatch.inference;

import org.jspecify.annotations.NullMarked;
