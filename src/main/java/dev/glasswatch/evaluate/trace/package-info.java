/**
 * The back-test: detectors decide again from a trace, with the settings of the recording and with
 * others, and what comes out is compared.
 */
@NullMarked
package dev.glasswatch.evaluate.trace;

import org.jspecify.annotations.NullMarked;
