package dev.glasswatch.detect.sync.reference;

import java.util.Arrays;

/**
 * Normalised cross-correlation of a short series with a longer one at every lag, rows (cells or
 * bands) together. Written lag by lag inside, which the compiler makes vectors of.
 */
final class Correlation {

  // Where there is so little in the long series, what little there is proves nothing.
  private static final double LEAST_ENERGY = 0.2;

  private float[] scores = new float[0];
  private double[] energy = new double[0];
  private int lags;

  /** Compares {@code n} values with {@code m} of the other, {@code m - n + 1} lags. */
  void run(float[][] series, int n, float[][] other, int m) {
    lags = Math.max(0, m - n + 1);
    room(m);
    Arrays.fill(scores, 0, lags, 0);
    double own = 0;
    for (int row = 0; row < series.length; row++) {
      for (int i = 0; i < n; i++) {
        float value = series[row][i];
        own += value * value;
        if (value != 0) {
          multiply(value, other[row], i);
        }
      }
    }
    normalise(other, n, m, own);
  }

  private void room(int m) {
    if (scores.length < lags) {
      scores = new float[lags];
    }
    if (energy.length < m + 1) {
      energy = new double[m + 1];
    }
  }

  private void multiply(float value, float[] other, int from) {
    float[] into = scores;
    for (int lag = 0; lag < lags; lag++) {
      into[lag] += value * other[from + lag];
    }
  }

  private void normalise(float[][] other, int n, int m, double own) {
    for (int i = 0; i < m; i++) {
      double sum = 0;
      for (float[] row : other) {
        sum += row[i] * row[i];
      }
      energy[i + 1] = energy[i] + sum;
    }
    for (int lag = 0; lag < lags; lag++) {
      double theirs = Math.max(energy[lag + n] - energy[lag], own * LEAST_ENERGY);
      scores[lag] = own == 0 ? 0 : (float) (scores[lag] / Math.sqrt(own * theirs));
    }
  }

  int lags() {
    return lags;
  }

  float score(int lag) {
    return scores[lag];
  }

  /** The best lag that is farther than this from another; -1 for none. */
  int best(int butNear, int distance) {
    int best = -1;
    for (int lag = 0; lag < lags; lag++) {
      boolean allowed = butNear < 0 || Math.abs(lag - butNear) > distance;
      if (allowed && (best < 0 || scores[lag] > scores[best])) {
        best = lag;
      }
    }
    return best;
  }
}
