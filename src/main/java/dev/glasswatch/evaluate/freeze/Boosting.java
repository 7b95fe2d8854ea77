package dev.glasswatch.evaluate.freeze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosting of small decision trees on the logistic loss, second order, over quantile bins
 * (Friedman 2001; Chen and Guestrin 2016). The same rows give the same trees.
 */
final class Boosting {

  private static final int TREES = 150;
  private static final int DEPTH = 3;
  private static final double RATE = 0.1;
  private static final int BINS = 32;
  private static final double LAMBDA = 1;
  private static final double LEAST_CURVATURE = 3;
  private static final int FEWEST_ROWS = 8;
  private static final double LEAST_GAIN = 1e-3;

  private final List<String> names;
  private final List<Row> rows;
  private final double[][] edges;
  private final int[][] bins;
  private final double[] sums;
  private final double[] gradient;
  private final double[] curvature;

  /**
   * What is known and what it is.
   *
   * @param measures one number for each name
   * @param positive what it is
   * @param weight how much it counts
   */
  record Row(List<Double> measures, boolean positive, double weight) {}

  private Boosting(List<String> names, List<Row> rows) {
    this.names = names;
    this.rows = rows;
    this.edges = new double[names.size()][];
    this.bins = new int[names.size()][rows.size()];
    this.sums = new double[rows.size()];
    this.gradient = new double[rows.size()];
    this.curvature = new double[rows.size()];
    Arrays.setAll(edges, this::quantiles);
    for (int measure = 0; measure < names.size(); measure++) {
      for (int row = 0; row < rows.size(); row++) {
        bins[measure][row] = bin(edges[measure], rows.get(row).measures().get(measure));
      }
    }
  }

  /** Trees for these rows. */
  static List<Tree> fit(List<String> names, List<Row> rows) {
    Boosting boosting = new Boosting(names, rows);
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      trees.add(boosting.next());
    }
    return trees;
  }

  private Tree next() {
    for (int row = 0; row < rows.size(); row++) {
      double probability = 1 / (1 + Math.exp(-sums[row]));
      double weight = rows.get(row).weight();
      gradient[row] = weight * (probability - (rows.get(row).positive() ? 1 : 0));
      curvature[row] = weight * Math.max(1e-3, probability * (1 - probability));
    }
    int[] all = new int[rows.size()];
    Arrays.setAll(all, row -> row);
    return grown(all, DEPTH);
  }

  private Tree grown(int[] some, int depth) {
    Split split = depth == 0 || some.length < FEWEST_ROWS ? null : best(some);
    if (split == null) {
      return leaf(some);
    }
    int[] low = Arrays.stream(some).filter(row -> bins[split.measure][row] <= split.bin).toArray();
    int[] high = Arrays.stream(some).filter(row -> bins[split.measure][row] > split.bin).toArray();
    return new Tree.Branch(
        names.get(split.measure),
        edges[split.measure][split.bin],
        grown(low, depth - 1),
        grown(high, depth - 1));
  }

  private Tree leaf(int[] some) {
    double g = 0;
    double h = 0;
    for (int row : some) {
      g += gradient[row];
      h += curvature[row];
    }
    double value = -RATE * g / (h + LAMBDA);
    for (int row : some) {
      sums[row] += value;
    }
    return new Tree.Leaf(value);
  }

  private record Split(int measure, int bin, double gain) {}

  private @Nullable Split best(int[] some) {
    Split best = null;
    for (int measure = 0; measure < names.size(); measure++) {
      Split split = best(some, measure);
      if (split != null && (best == null || split.gain > best.gain)) {
        best = split;
      }
    }
    return best;
  }

  private @Nullable Split best(int[] some, int measure) {
    double[] g = new double[BINS];
    double[] h = new double[BINS];
    for (int row : some) {
      g[bins[measure][row]] += gradient[row];
      h[bins[measure][row]] += curvature[row];
    }
    double allG = Arrays.stream(g).sum();
    double allH = Arrays.stream(h).sum();
    Split best = null;
    double lowG = 0;
    double lowH = 0;
    for (int bin = 0; bin < edges[measure].length; bin++) {
      lowG += g[bin];
      lowH += h[bin];
      double gain =
          strength(lowG, lowH) + strength(allG - lowG, allH - lowH) - strength(allG, allH);
      boolean sound = lowH >= LEAST_CURVATURE && allH - lowH >= LEAST_CURVATURE;
      if (sound && gain > (best == null ? LEAST_GAIN : best.gain)) {
        best = new Split(measure, bin, gain);
      }
    }
    return best;
  }

  private static double strength(double g, double h) {
    return g * g / (h + LAMBDA);
  }

  private double[] quantiles(int measure) {
    double[] sorted =
        rows.stream().mapToDouble(row -> row.measures().get(measure)).sorted().toArray();
    double[] cuts = new double[BINS - 1];
    Arrays.setAll(cuts, i -> sorted[(int) ((long) (i + 1) * sorted.length / BINS)]);
    return Arrays.stream(cuts).distinct().toArray();
  }

  private static int bin(double[] edges, double value) {
    int at = Arrays.binarySearch(edges, value);
    return at >= 0 ? at : -at - 1;
  }
}
