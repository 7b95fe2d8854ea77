/**
 * What proves an incident. At present: traces, the numbers that detectors decided from, written
 * beside the watch and read to decide again. {@code docs/traces.md} describes the files.
 */
@NullMarked
package dev.glasswatch.evidence;

import org.jspecify.annotations.NullMarked;
