package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.damage.DamageTruth.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Picks the looks that are worth learning from: the first of each damage, some that follow, the
 * first that is whole again, cuts, and now and then one where nothing happens.
 */
final class LookPicker implements DamageTruth.Listener {

  private static final int DAMAGED_EVERY = 3;
  private static final int CLEAN_EVERY = 15;
  private static final int CUTS_EVERY = 2;
  private static final double CUT = 22;

  private final String codec;
  private final Function<Integer, String> source;
  private final LongFunction<String> kind;
  private final List<Look> looks = new ArrayList<>();
  private int sinceDamaged;
  private int sinceClean;
  private int cuts;
  private boolean wasDamaged;

  /**
   * For one stream.
   *
   * @param source what is seen, by the picture's number
   * @param kind which loss a picture suffers from if from any, by its raw PTS
   */
  LookPicker(String codec, Function<Integer, String> source, LongFunction<String> kind) {
    this.codec = codec;
    this.source = source;
    this.kind = kind;
  }

  /** Those that were picked, in order. */
  List<Look> looks() {
    return looks;
  }

  @Override
  public void judged(Judged judged) {
    boolean touched = false;
    for (byte share : judged.truth()) {
      touched |= share != 0;
    }
    if (judged.area() > 0) {
      damaged(judged);
    } else if (touched) {
      wasDamaged = true;
    } else {
      whole(judged);
    }
  }

  private void damaged(Judged judged) {
    boolean first = !wasDamaged;
    wasDamaged = true;
    if (first || ++sinceDamaged % DAMAGED_EVERY == 1) {
      sinceDamaged = first ? 0 : sinceDamaged;
      pick(judged, kind.apply(judged.rawPts()));
    }
  }

  private void whole(Judged judged) {
    boolean healed = wasDamaged;
    wasDamaged = false;
    if (healed) {
      pick(judged, "healed");
    } else if (isCut(judged)) {
      if (cuts++ % CUTS_EVERY == 0) {
        pick(judged, "cut");
      }
    } else if (++sinceClean % CLEAN_EVERY == 0) {
      pick(judged, "clean");
    }
  }

  private static boolean isCut(Judged judged) {
    long sum = 0;
    for (int i = 0; i < judged.now().length; i++) {
      sum += Math.abs((judged.now()[i] & 0xFF) - (judged.before()[i] & 0xFF));
    }
    return (double) sum / judged.now().length > CUT;
  }

  private void pick(Judged judged, String what) {
    looks.add(
        new Look(
            source.apply(judged.number()),
            what,
            codec,
            judged.width(),
            judged.height(),
            judged.now().clone(),
            judged.before().clone(),
            judged.truth()));
  }
}
