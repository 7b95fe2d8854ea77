package dev.glasswatch.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: exponential backoff with full jitter, so
 * that a thousand streams that lost one origin do not return to it together. Method and evidence:
 * M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. Used by one thread.
 */
public final class Reconnect {
  /** The ceiling of the first wait. */
  public static final Duration BASE = Duration.ofSeconds(1);

  /** The ceiling of every later wait. */
  public static final Duration CAP = Duration.ofSeconds(60);

  /** How long a connection must have worked to count as healthy. */
  public static final Duration HEALTHY = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private final Duration base;
  private final Duration cap;
  private final Duration healthy;

  private int failures;

  /** The defaults above. */
  public Reconnect(RandomGenerator random) {
    this(random, BASE, CAP, HEALTHY);
  }

  /**
   * @param healthy time after which a connection that worked starts the series anew
   */
  public Reconnect(RandomGenerator random, Duration base, Duration cap, Duration healthy) {
    if (!base.isPositive() || cap.compareTo(base) < 0) {
      throw new IllegalArgumentException("base must be above zero and cap no less than base");
    }
    this.random = random;
    this.base = base;
    this.cap = cap;
    this.healthy = healthy;
  }

  /**
   * The wait after a connection was lost or could not be made.
   *
   * @param worked how long it had brought bytes; zero when it never did
   */
  public Duration waitAfter(Duration worked) {
    if (worked.compareTo(healthy) >= 0) {
      failures = 0;
    }
    long ceiling = ceiling().toNanos();
    failures++;
    return Duration.ofNanos(random.nextLong(ceiling + 1));
  }

  /** Attempts that failed since the last healthy time. */
  public int failures() {
    return failures;
  }

  private Duration ceiling() {
    Duration ceiling = base;
    for (int i = 0; i < failures && ceiling.compareTo(cap) < 0; i++) {
      ceiling = ceiling.multipliedBy(2);
    }
    return ceiling.compareTo(cap) < 0 ? ceiling : cap;
  }
}
