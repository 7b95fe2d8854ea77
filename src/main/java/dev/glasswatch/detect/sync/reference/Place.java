package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.detect.sync.reference.Match.State;

/**
 * Where one track of a stream is in its reference. Where it was found before it is looked for again
 * at first; everywhere only if it is not there.
 */
final class Place {

  /** How far apart the two may be, microseconds. */
  static final long REACH = 60_000_000;

  /** Of less than this nothing can be said. */
  static final long SHORTEST = 3_000_000;

  // A search everywhere costs as much as decoding a tenth of a second.
  private static final long PATIENCE = 10_000_000;

  private final Search search;
  private final Fingerprints own;
  private final boolean live;
  private boolean known;
  private long delay;
  private long searched = Long.MIN_VALUE / 2;

  Place(Search search, Fingerprints own, boolean live) {
    this.search = search;
    this.own = own;
    this.live = live;
  }

  /** Looks for a window in the reference. */
  Match look(Span window, Fingerprints reference) {
    if (search.extent(own).equals(Span.NONE) || search.extent(reference).equals(Span.NONE)) {
      return Match.of(State.MISSING);
    }
    if (known) {
      Match again = again(window, reference);
      if (again.state() != State.UNMATCHED && again.state() != State.AMBIGUOUS) {
        return again.found() ? found(again) : again;
      }
    }
    if (live && window.to() - searched < PATIENCE) {
      return Match.of(State.AMBIGUOUS);
    }
    searched = window.to();
    Match match = live ? bothWays(window, reference) : everywhere(window, reference);
    return match.found() ? found(match) : match;
  }

  private Match found(Match match) {
    known = true;
    delay = match.delay();
    return match;
  }

  /** Where it was before, as far as the reference reaches there. */
  private Match again(Span window, Fingerprints reference) {
    Span theirs = search.extent(reference);
    long to = Math.min(window.to(), theirs.to() + delay);
    long from = Math.max(to - window.length(), theirs.from() + delay);
    return to - from < SHORTEST || window.to() - to > REACH
        ? Match.of(State.MISSING)
        : search.near(own, new Span(from, to), reference, delay);
  }

  private Match everywhere(Span window, Fingerprints reference) {
    return search.anywhere(own, window, reference, -REACH, REACH);
  }

  /**
   * What came last of both belongs together, more or less: the later one's last window is somewhere
   * in the past of the other.
   */
  private Match bothWays(Span window, Fingerprints reference) {
    long apart = window.to() - search.extent(reference).to();
    Match behind = search.anywhere(own, window, reference, apart, apart + REACH);
    if (behind.found()) {
      return behind;
    }
    long end = search.extent(reference).to();
    Span theirs = new Span(end - window.length(), end);
    Match ahead = search.anywhere(reference, theirs, own, -apart, REACH - apart);
    return ahead.found()
        ? new Match(State.FOUND, -ahead.delay(), ahead.score(), ahead.second())
        : behind;
  }
}
