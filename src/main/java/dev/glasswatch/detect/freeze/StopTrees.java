package dev.glasswatch.detect.freeze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Boosted decision trees that weigh the evidence: each adds a little for or against a stop.
 *
 * <p>They come from {@code stop-trees.txt} beside this class, which {@code glasswatch train freeze}
 * writes. A line is {@code threshold} with the sum from which on it is a stop, or one tree in
 * preorder: a measure and a limit for a branch, whose first arm is for values up to the limit, or
 * {@code =} and a value for a leaf. Lines that start with {@code #} say where the trees come from.
 */
final class StopTrees {

  /** No trees at all, to fit some. */
  static final StopTrees NONE = new StopTrees(List.of(), 0);

  private static final String FILE = "stop-trees.txt";

  private final List<Node> trees;
  private final double threshold;

  private sealed interface Node {}

  private record Branch(int measure, double limit, Node low, Node high) implements Node {}

  private record Leaf(double value) implements Node {}

  private StopTrees(List<Node> trees, double threshold) {
    this.trees = List.copyOf(trees);
    this.threshold = threshold;
  }

  /** The trees that the product comes with. */
  static StopTrees shipped() {
    try (InputStream file =
            Objects.requireNonNull(StopTrees.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return read(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Trees from the lines of a file.
   *
   * @throws IllegalArgumentException when a line is neither
   */
  static StopTrees read(List<String> lines) {
    List<Node> trees = new ArrayList<>();
    double threshold = 0;
    for (String line : lines) {
      List<String> words = List.of(line.strip().split(" +"));
      if (words.getFirst().equals("threshold")) {
        threshold = Double.parseDouble(words.getLast());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        trees.add(tree(words, line));
      }
    }
    return new StopTrees(trees, threshold);
  }

  /** From 0 to 1, 0.5 at the threshold. */
  double score(StopEvidence evidence) {
    double[] measures = StopMeasure.of(evidence);
    double sum = 0;
    for (Node tree : trees) {
      sum += value(tree, measures);
    }
    return 1 / (1 + Math.exp(threshold - sum));
  }

  private static double value(Node tree, double[] measures) {
    Node node = tree;
    while (node instanceof Branch branch) {
      node = measures[branch.measure] <= branch.limit ? branch.low : branch.high;
    }
    return ((Leaf) node).value;
  }

  private static Node tree(List<String> words, String line) {
    Iterator<String> rest = words.iterator();
    try {
      Node tree = node(rest);
      if (rest.hasNext()) {
        throw new IllegalArgumentException("words are left over");
      }
      return tree;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("No tree: " + line, e);
    }
  }

  private static Node node(Iterator<String> words) {
    String word = words.next();
    double number = Double.parseDouble(words.next());
    if (word.equals("=")) {
      return new Leaf(number);
    }
    int measure = StopMeasure.valueOf(word.toUpperCase(Locale.ROOT)).ordinal();
    return new Branch(measure, number, node(words), node(words));
  }
}
