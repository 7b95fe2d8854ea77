/**
 * Trains the models that look at pictures: their shape, how they learn, and how they are written as
 * ONNX. Knows the training library by its interface only; what runs it is on the class path of
 * {@code train} alone.
 */
@NullMarked
package dev.glasswatch.evaluate.model;

import org.jspecify.annotations.NullMarked;
