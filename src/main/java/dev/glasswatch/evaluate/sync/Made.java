package dev.glasswatch.evaluate.sync;

import java.nio.file.Path;

/**
 * The material of one case.
 *
 * @param folder what holds it and nothing else
 * @param file what to watch in there
 */
record Made(Path folder, Path file) {}
