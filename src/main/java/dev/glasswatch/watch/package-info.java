/**
 * The running assembly for one stream: source, converter, ring, detectors and incident life cycle.
 * The service, {@code analyze} and {@code evaluate} all run this and nothing else.
 */
@NullMarked
package dev.glasswatch.watch;

import org.jspecify.annotations.NullMarked;
