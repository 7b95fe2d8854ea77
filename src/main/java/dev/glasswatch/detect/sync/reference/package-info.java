/**
 * Fingerprints of picture and sound in the spirit of SMPTE ST 2064-1, and how two streams of them
 * are held against each other.
 */
@NullMarked
package dev.glasswatch.detect.sync.reference;

import org.jspecify.annotations.NullMarked;
