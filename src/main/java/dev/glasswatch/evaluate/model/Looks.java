package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.damage.Look;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks to learn from or to be judged by, in a fixed order.
 *
 * @param all held in memory, 100 to 300 kB each
 */
record Looks(List<Look> all) {

  private static final String CARD = "card ";

  /** The recordings that they show, but for cards, which are nobody's. */
  Set<String> recordings() {
    Set<String> names = new TreeSet<>();
    all.stream().map(Look::source).filter(name -> !name.startsWith(CARD)).forEach(names::add);
    return names;
  }

  /** Those of these sources. */
  Looks of(Predicate<String> sources) {
    return new Looks(all.stream().filter(look -> sources.test(look.source())).toList());
  }

  /**
   * Sources of one fold. Recordings are dealt out in the order of their names; so are the kinds of
   * cards, by a hash that is the same everywhere.
   */
  Predicate<String> fold(int fold, int folds) {
    List<String> names = List.copyOf(recordings());
    return source ->
        (source.startsWith(CARD)
                ? Math.floorMod(source.hashCode(), folds)
                : names.indexOf(source) % folds)
            == fold;
  }
}
