package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.detect.sync.reference.Match.State;

/** Finds the pictures of a window in another stream. */
final class PictureSearch implements Search {

  // Chosen on re-encoded and on different programmes: see the decision on the reference.
  private static final double LEAST_SCORE = 0.5;
  private static final double LEAST_MARGIN = 0.12;
  private static final double LEAST_MOVED = 12;

  // Of all pictures so many must move for anything to be found, and so many for it to be missed.
  private static final double MOVING = 0.1;
  private static final double SURELY_MOVING = 0.25;
  private static final double STAYS = 0.45;
  private static final double PLATEAU = 0.01;
  private static final int LEAST_STEPS = 50;

  // What is farther from the best place than this is another place.
  private static final int OTHER_PLACE = 12;
  private static final long FINE = 4_000;
  private static final long AROUND = 100_000;

  private final PictureStretch own = new PictureStretch();
  private final PictureStretch other = new PictureStretch();
  private final PictureGrid window = new PictureGrid();
  private final PictureGrid range = new PictureGrid();
  private final Correlation correlation = new Correlation();
  private final PictureFit fit = new PictureFit();

  @Override
  public Match near(Fingerprints stream, Span window, Fingerprints in, long delay) {
    long from = window.from();
    long to = window.to();
    copy(stream, from, to, in, from - delay - AROUND, to - delay + AROUND);
    if (still()) {
      return Match.of(State.QUIET);
    }
    long step = Math.max(fit.interval(), FINE);
    double here = fit.score(delay);
    double second = Math.max(fit.score(delay - step), fit.score(delay + step));
    return here >= STAYS && here >= second
        ? new Match(State.FOUND, fit.exactly(delay), here, second)
        : Match.of(State.UNMATCHED);
  }

  @Override
  public Match anywhere(Fingerprints stream, Span span, Fingerprints in, long least, long most) {
    long from = span.from();
    long to = span.to();
    copy(stream, from, to, in, from - most - AROUND, to - least + AROUND);
    int n = (int) ((to - from) / PictureGrid.STEP);
    int m = n + (int) ((most - least) / PictureGrid.STEP);
    window.sample(own, from, n);
    range.sample(other, from - most, m);
    if (window.known() < LEAST_STEPS || range.known() < LEAST_STEPS) {
      return Match.of(State.MISSING);
    }
    if (still()) {
      return Match.of(State.QUIET);
    }
    correlation.run(window.rows(), n, range.rows(), m);
    int best = correlation.best(-1, 0);
    int next = correlation.best(best, OTHER_PLACE);
    double second = next < 0 ? 0 : correlation.score(next);
    return settle(most - best * PictureGrid.STEP, correlation.score(best), second);
  }

  private void copy(
      Fingerprints stream, long from, long to, Fingerprints in, long earliest, long latest) {
    stream.copy(from - AROUND, to, own);
    in.copy(earliest - AROUND, latest, other);
    fit.prepare(own, from, to, other);
  }

  private Match settle(long about, double coarse, double second) {
    long delay = plateau(about);
    double score = fit.score(delay);
    double sure = Math.max(score, coarse);
    if (sure < LEAST_SCORE) {
      return new Match(unmatched(), 0, sure, second);
    }
    return sure - second < LEAST_MARGIN
        ? new Match(State.AMBIGUOUS, 0, sure, second)
        : new Match(State.FOUND, fit.exactly(delay), sure, second);
  }

  private boolean still() {
    return fit.moved() < Math.max(LEAST_MOVED, MOVING * fit.size());
  }

  private State unmatched() {
    if (range.moved() < LEAST_MOVED) {
      return State.QUIET;
    }
    return fit.moved() < SURELY_MOVING * fit.size() ? State.AMBIGUOUS : State.UNMATCHED;
  }

  /** The middle of the delays at which the pictures are the same ones. */
  private long plateau(long about) {
    long step = Math.max(fit.interval() / 2, FINE);
    long peak = about;
    double best = -1;
    for (long delay = about - AROUND; delay <= about + AROUND; delay += step) {
      double score = fit.score(delay);
      peak = score > best ? delay : peak;
      best = Math.max(best, score);
    }
    return (edge(peak, -FINE, best) + edge(peak, FINE, best)) / 2;
  }

  private long edge(long peak, long step, double best) {
    long edge = peak;
    while (Math.abs(edge - peak) < AROUND && fit.score(edge + step) >= best - PLATEAU) {
      edge += step;
    }
    return edge;
  }

  @Override
  public Span extent(Fingerprints stream) {
    return stream.seen() ? new Span(stream.firstPicture(), stream.lastPicture()) : Span.NONE;
  }
}
