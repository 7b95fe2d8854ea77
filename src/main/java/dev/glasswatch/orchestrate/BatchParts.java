package dev.glasswatch.orchestrate;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all streams of a batch share.
 *
 * @param settings what holds for all of them
 * @param watches makes their watches
 * @param events hears what happens; must not block
 * @param clock wall time
 * @param nanoClock for deadlines
 * @param ids gives a new id each time
 * @param random spreads restarts
 * @param book keeps which streams there are
 * @param poison which streams are left alone, as they brought the process down
 */
record BatchParts(
    BatchSettings settings,
    Watching.Maker watches,
    Consumer<BatchEvent> events,
    InstantSource clock,
    LongSupplier nanoClock,
    Supplier<String> ids,
    RandomGenerator random,
    StreamBook book,
    Poison poison) {}
