/**
 * How well sound and picture that have come apart are found: material whose timestamps were moved
 * by a known amount, and what the detector makes of it.
 */
@NullMarked
package dev.glasswatch.evaluate.sync;

import org.jspecify.annotations.NullMarked;
