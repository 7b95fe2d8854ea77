package dev.glasswatch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StretchesTest {
  private static final int AXIS = 60;

  record Stretch(int from, int to) {}

  @Provide
  Arbitrary<List<Stretch>> stretches() {
    Arbitrary<Integer> from = Arbitraries.integers().between(0, AXIS - 1);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 12);
    return Combinators.combine(from, length)
        .as((start, size) -> new Stretch(start, Math.min(AXIS, start + size)))
        .list()
        .ofMaxSize(15);
  }

  @Property
  void agreesWithASetOfMoments(
      @ForAll("stretches") List<Stretch> ours, @ForAll("stretches") List<Stretch> others) {
    BitSet difference = moments(ours);
    difference.andNot(moments(others));

    assertThat(set(ours).lengthOutside(set(others))).isEqualTo(difference.cardinality());
  }

  @Property
  void coversWhatASetOfMomentsCovers(
      @ForAll("stretches") List<Stretch> ours, @ForAll("stretches") List<Stretch> asked) {
    BitSet moments = moments(ours);
    Stretches set = set(ours);
    for (Stretch each : asked) {
      int lastAsked = Math.max(each.from() + 1, each.to());
      boolean all = moments.nextClearBit(each.from()) >= lastAsked;
      assertThat(set.covers(each.from(), each.to())).isEqualTo(all);
      assertThat(set.firstOutside(each.from())).isEqualTo(moments.nextClearBit(each.from()));
    }
  }

  @Example
  void forgetsTheOldestBeyondItsBound() {
    Stretches set = new Stretches();
    for (int i = 0; i < Stretches.MOST + 10; i++) {
      set.add(i * 10L, i * 10L + 1);
    }

    assertThat(set.lengthOutside(new Stretches())).isEqualTo(Stretches.MOST);
    assertThat(set.covers(0, 1)).isFalse();
    assertThat(set.covers(100, 101)).isTrue();
  }

  private static Stretches set(List<Stretch> stretches) {
    Stretches set = new Stretches();
    stretches.forEach(each -> set.add(each.from(), each.to()));
    return set;
  }

  private static BitSet moments(List<Stretch> stretches) {
    BitSet moments = new BitSet();
    stretches.forEach(each -> moments.set(each.from(), each.to()));
    return moments;
  }
}
