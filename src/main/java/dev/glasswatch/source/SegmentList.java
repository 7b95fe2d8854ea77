package dev.glasswatch.source;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a media playlist says at one moment.
 *
 * @param targetDuration no segment is longer
 * @param ended whether nothing will be added
 * @param discontinuities EXT-X-DISCONTINUITY-SEQUENCE, empty when not given
 * @param segments in order, their sequence numbers consecutive
 */
record SegmentList(
    Duration targetDuration, boolean ended, OptionalLong discontinuities, List<Segment> segments) {

  /** The first segment to play when joining now: RFC 8216, 6.3.3. */
  int joinAt() {
    if (ended) {
      return 0;
    }
    Duration left = Duration.ZERO;
    Duration wanted = targetDuration.multipliedBy(3);
    for (int i = segments.size() - 1; i > 0; i--) {
      left = left.plus(segments.get(i).duration());
      if (left.compareTo(wanted) >= 0) {
        return i;
      }
    }
    return 0;
  }

  /** How many discontinuities there were before the end of this list's segment {@code index}. */
  OptionalLong discontinuitiesUpTo(int index) {
    long within = segments.stream().limit(index + 1L).filter(Segment::discontinuity).count();
    return discontinuities.isEmpty()
        ? discontinuities
        : OptionalLong.of(discontinuities.getAsLong() + within);
  }
}
