package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.detect.sync.reference.Match.State;

/** Finds the sound of a window in another stream. */
final class SoundSearch implements Search {

  // Chosen on re-encoded and on different programmes: see the decision on the reference.
  private static final double LEAST_SCORE = 0.5;
  private static final double LEAST_MARGIN = 0.12;
  private static final double STAYS = 0.45;

  // Of fewer hops than these nothing can be said: 2 s, and 1 s that can be heard.
  private static final int LEAST_HOPS = 400;
  private static final int LEAST_AUDIBLE = 200;

  private static final int BANDS = SoundBands.COUNT;
  private static final int COARSE = 4;
  private static final int OTHER_PLACE = 12;
  private static final int AROUND = 12;

  // Sound as even as this cannot be said to be missing: little of its noise survives a coder.
  private static final double EVEN = 0.6;

  private final SoundStretch own = new SoundStretch();
  private final SoundStretch other = new SoundStretch();
  private final Correlation correlation = new Correlation();
  private final Correlation fine = new Correlation();
  private float[][] window = new float[BANDS][0];
  private float[][] range = new float[BANDS][0];

  @Override
  public Match near(Fingerprints stream, Span window, Fingerprints in, long delay) {
    long from = window.from();
    long to = window.to();
    long place = Math.round((double) delay / SoundBands.HOP);
    long start = from / SoundBands.HOP;
    int n = (int) ((to - from) / SoundBands.HOP);
    stream.copy(start, n, own);
    in.copy(start - place - AROUND, n + 2 * AROUND, other);
    State state = judge();
    return state == State.FOUND ? fine(place, n, 0, STAYS) : Match.of(state);
  }

  private State judge() {
    if (own.present() < LEAST_HOPS || other.present() < LEAST_HOPS) {
      return State.MISSING;
    }
    boolean quiet = own.audible() < LEAST_AUDIBLE || other.audible() < LEAST_AUDIBLE;
    return quiet ? State.QUIET : State.FOUND;
  }

  @Override
  public Match anywhere(Fingerprints stream, Span span, Fingerprints in, long least, long most) {
    long from = span.from();
    long to = span.to();
    long start = from / SoundBands.HOP;
    int n = (int) ((to - from) / SoundBands.HOP);
    int latest = (int) (most / SoundBands.HOP);
    int m = n + (int) ((most - least) / SoundBands.HOP);
    stream.copy(start, n, own);
    in.copy(start - latest, m, other);
    State state = judge();
    if (state != State.FOUND) {
      return Match.of(state);
    }
    window = coarser(own, n, window);
    range = coarser(other, m, range);
    correlation.run(window, n / COARSE, range, m / COARSE);
    int best = correlation.best(-1, 0);
    int next = correlation.best(best, OTHER_PLACE);
    double second = next < 0 ? 0 : correlation.score(next);
    long place = latest - (long) best * COARSE;
    in.copy(start - place - AROUND, n + 2 * AROUND, other);
    return fine(place, n, second, LEAST_SCORE);
  }

  private static float[][] coarser(SoundStretch from, int hops, float[][] room) {
    int size = hops / COARSE;
    float[][] into = room[0].length < size ? new float[BANDS][size] : room;
    for (int band = 0; band < BANDS; band++) {
      float[] values = from.band(band);
      for (int i = 0; i < size; i++) {
        float sum = 0;
        for (int hop = i * COARSE; hop < (i + 1) * COARSE; hop++) {
          sum += values[hop];
        }
        into[band][i] = sum / COARSE;
      }
    }
    return into;
  }

  /** Looks around a place, hop by hop and between them. */
  private Match fine(long place, int n, double second, double least) {
    fine.run(rows(own), n, rows(other), n + 2 * AROUND);
    int best = fine.best(-1, 0);
    double score = fine.score(best);
    if (score < least) {
      return new Match(even(n) ? State.AMBIGUOUS : State.UNMATCHED, 0, score, second);
    }
    // A peak at the edge is none.
    boolean edge = best == 0 || best == fine.lags() - 1;
    if (edge || score - second < LEAST_MARGIN) {
      return new Match(State.AMBIGUOUS, 0, score, second);
    }
    double lag = AROUND - best - between(best);
    return new Match(State.FOUND, Math.round((place + lag) * SoundBands.HOP), score, second);
  }

  /** Whether the window's sound hardly rises and falls. */
  private boolean even(int n) {
    double squares = 0;
    for (int band = 0; band < BANDS; band++) {
      float[] values = own.band(band);
      for (int i = COARSE; i < n; i += COARSE) {
        double smooth = (values[i] + values[i - 1] + values[i - 2] + values[i - 3]) / COARSE;
        squares += smooth * smooth;
      }
    }
    return squares < EVEN * EVEN * BANDS * (n / COARSE);
  }

  /** Where between two hops the peak is, by a parabola through it and its neighbours. */
  private double between(int best) {
    double left = fine.score(best - 1);
    double right = fine.score(best + 1);
    double bend = left - 2 * fine.score(best) + right;
    return bend < 0 ? (left - right) / (2 * bend) : 0;
  }

  private static float[][] rows(SoundStretch stretch) {
    float[][] rows = new float[BANDS][];
    for (int band = 0; band < BANDS; band++) {
      rows[band] = stretch.band(band);
    }
    return rows;
  }

  @Override
  public Span extent(Fingerprints stream) {
    return stream.heard() ? new Span(stream.firstSound(), stream.lastSound()) : Span.NONE;
  }
}
