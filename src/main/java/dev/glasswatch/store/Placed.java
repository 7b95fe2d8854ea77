package dev.glasswatch.store;

/**
 * Something with its place among all of its kind; later ones have greater numbers.
 *
 * @param position the place
 * @param item what stands there
 * @param <T> its kind
 */
record Placed<T>(long position, T item) {}
