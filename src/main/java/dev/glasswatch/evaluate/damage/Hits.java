package dev.glasswatch.evaluate.damage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which loss a picture suffers from, by its raw PTS. */
final class Hits {

  private final Map<Long, Integer> units = new HashMap<>();
  private final List<Hit> hits;

  Hits(TsVideo video, List<Hit> hits) {
    this.hits = List.copyOf(hits);
    for (int unit = 0; unit < video.units().size(); unit++) {
      units.put(video.units().get(unit).micros(), unit);
    }
  }

  /**
   * The last loss before this picture was decoded. One that is shown before it may be decoded after
   * it, which the order of decoding takes care of.
   */
  Optional<Hit> at(long rawPts) {
    int unit = units.getOrDefault(rawPts, -1);
    Optional<Hit> last = Optional.empty();
    for (Hit hit : hits) {
      last = hit.unit() <= unit ? Optional.of(hit) : last;
    }
    return last;
  }
}
