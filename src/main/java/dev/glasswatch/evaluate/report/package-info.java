/**
 * The scorecard: what an evaluation has shown, as figures, as a page with charts and pictures of
 * every miss and false alarm, and as a document.
 */
@NullMarked
package dev.glasswatch.evaluate.report;

import org.jspecify.annotations.NullMarked;
