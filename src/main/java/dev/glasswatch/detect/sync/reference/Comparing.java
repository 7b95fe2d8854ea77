package dev.glasswatch.detect.sync.reference;

import java.util.Optional;
import java.util.function.Supplier;

/** Compares a stream with its reference every two seconds of media time, as it goes by. */
public final class Comparing {

  private static final long EVERY = 2_000_000;
  private static final long FIRST = 6_000_000;
  private static final long UNSET = Long.MIN_VALUE;

  private final Supplier<Optional<Fingerprints>> reference;
  private final Comparison comparison;
  private long begun = UNSET;
  private long looked = UNSET;

  /**
   * A comparison that has not begun.
   *
   * @param reference what to compare with, as long as that is known
   * @param live whether both are being written
   */
  public Comparing(Fingerprints own, Supplier<Optional<Fingerprints>> reference, boolean live) {
    this.reference = reference;
    this.comparison = new Comparison(own, live);
  }

  /** All is known up to a media time; empty when it is not time to look yet. */
  public Optional<Look> advance(long now) {
    if (begun == UNSET) {
      begun = now;
    }
    boolean due = now - begun >= FIRST && (looked == UNSET || now - looked >= EVERY);
    return due ? Optional.of(look(now)) : Optional.empty();
  }

  /** Nothing follows; empty where there is too little, or nothing new. */
  public Optional<Look> end(long now) {
    boolean more = begun != UNSET && (looked == UNSET || now - looked >= EVERY / 2);
    return more && Comparison.enough(now - begun) ? Optional.of(look(now)) : Optional.empty();
  }

  /** What comes next has nothing to do with what came before. */
  public void begin(long at) {
    begun = at;
    looked = UNSET;
  }

  private Look look(long now) {
    looked = now;
    return reference
        .get()
        .map(known -> comparison.look(begun, now, known))
        .orElseGet(() -> Look.none(Math.max(begun, now - EVERY), now));
  }

  /** Compares two inputs of which everything is known. */
  public static Compared whole(Fingerprints own, Fingerprints reference) {
    Comparing comparing = new Comparing(own, () -> Optional.of(reference), false);
    Tally tally = new Tally();
    long from = own.begins();
    long to = own.ends();
    comparing.begin(from);
    for (long now = from; now < to; now += EVERY) {
      comparing.advance(now).ifPresent(tally::add);
    }
    comparing.end(to).ifPresent(tally::add);
    return tally.compared();
  }
}
