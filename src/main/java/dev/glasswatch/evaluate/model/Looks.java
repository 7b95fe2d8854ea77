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
public record Looks(List<Look> all) {

  private static final String CARD = "card ";

  /** The recordings that they show, but for cards, which are nobody's. */
  Set<String> recordings() {
    Set<String> names = new TreeSet<>();
    all.stream().map(Look::source).filter(name -> !name.startsWith(CARD)).forEach(names::add);
    return names;
  }

  /** Those that are of a kind. */
  Looks that(Predicate<Look> kind) {
    return new Looks(all.stream().filter(kind).toList());
  }

  /**
   * Those of one fold. Recordings are dealt out in the order of their names. Cards, of which there
   * are as many as one likes, are dealt out by how they were encoded.
   */
  Predicate<Look> fold(int fold, int folds) {
    List<String> names = List.copyOf(recordings());
    return look ->
        (look.source().startsWith(CARD)
                ? Math.floorMod(
                    (look.source() + look.codec() + look.width() + "x" + look.height()).hashCode(),
                    folds)
                : names.indexOf(look.source()) % folds)
            == fold;
  }
}
