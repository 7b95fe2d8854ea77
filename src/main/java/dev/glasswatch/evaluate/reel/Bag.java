package dev.glasswatch.evaluate.reel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Deals out everything in it once before anything comes again, in an order that changes. */
final class Bag<T> {

  private final List<T> all;
  private final Random random;
  private final Deque<T> left = new ArrayDeque<>();

  /** With these in it, at least one; what is in it twice comes twice. */
  Bag(List<T> all, long seed) {
    this.all = List.copyOf(all);
    this.random = new Random(seed);
  }

  T next() {
    if (left.isEmpty()) {
      List<T> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      left.addAll(shuffled);
    }
    return left.removeFirst();
  }
}
