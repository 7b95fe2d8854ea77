package dev.glasswatch.watch;

import dev.glasswatch.source.Sources;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all watches of a process share.
 *
 * @param sources makes connections under the process's address policy
 * @param pool runs the detectors
 * @param clock wall time
 * @param nanoClock monotonic time for waiting and measuring, in nanoseconds
 * @param ids gives a new incident id each time
 * @param random spreads reconnects
 * @param nativeWork hears what converter threads do in native code
 */
public record WatchParts(
    Sources sources,
    DetectorPool pool,
    InstantSource clock,
    LongSupplier nanoClock,
    Supplier<String> ids,
    RandomGenerator random,
    NativeWork nativeWork) {

  /** Parts of a process whose crashes need not be explained. */
  public WatchParts(
      Sources sources,
      DetectorPool pool,
      InstantSource clock,
      LongSupplier nanoClock,
      Supplier<String> ids,
      RandomGenerator random) {
    this(sources, pool, clock, nanoClock, ids, random, NativeWork.UNTOLD);
  }
}
