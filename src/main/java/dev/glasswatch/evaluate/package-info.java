/**
 * Material with known defects, origins that serve it, and measurements: what Glasswatch is
 * demonstrated and benchmarked with. Runs the same watches as the service; the service never runs
 * any of this.
 */
@NullMarked
package dev.glasswatch.evaluate;

import org.jspecify.annotations.NullMarked;
