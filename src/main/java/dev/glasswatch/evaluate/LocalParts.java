package dev.glasswatch.evaluate;

import dev.glasswatch.source.AddressPolicy;
import dev.glasswatch.source.FileAccess;
import dev.glasswatch.source.SourceLimits;
import dev.glasswatch.source.SourcePolicy;
import dev.glasswatch.source.Sources;
import dev.glasswatch.watch.DetectorPool;
import dev.glasswatch.watch.PoolSettings;
import dev.glasswatch.watch.WatchParts;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What watches share in a command that a person runs on their own machine: any local file, the
 * public Internet, and the networks that they name.
 */
public final class LocalParts implements AutoCloseable {

  private final Sources sources;
  private final DetectorPool pool;
  private final WatchParts parts;

  private LocalParts(AddressPolicy addresses) {
    InstantSource clock = InstantSource.system();
    sources =
        new Sources(
            new SourcePolicy(addresses, new FileAccess.Anywhere()), SourceLimits.DEFAULT, clock);
    int cores = Runtime.getRuntime().availableProcessors();
    pool = new DetectorPool(PoolSettings.forCores(cores), System::nanoTime);
    AtomicLong ids = new AtomicLong();
    parts =
        new WatchParts(
            sources,
            pool,
            clock,
            System::nanoTime,
            () -> String.valueOf(ids.incrementAndGet()),
            new SplittableRandom());
  }

  /**
   * With these networks, as CIDR, opened besides the public Internet.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote one that is none
   */
  public static LocalParts allowing(List<String> networks) {
    return new LocalParts(AddressPolicy.allowing(networks.toArray(String[]::new)));
  }

  /** For watches to be made with, until this is closed. */
  public WatchParts watchParts() {
    return parts;
  }

  @Override
  public void close() {
    pool.close();
    sources.close();
  }
}
