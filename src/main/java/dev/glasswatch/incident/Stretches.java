package dev.glasswatch.incident;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A set of stretches of media time in microseconds, half open; those that overlap or touch are one,
 * so that what is said twice counts once. Bounded: beyond {@value #MOST} separate stretches the
 * oldest are forgotten, which errs towards having seen less.
 */
final class Stretches {

  static final int MOST = 256;

  private final TreeMap<Long, Long> toByFrom = new TreeMap<>();

  /** Adds a stretch; one without length adds nothing. */
  void add(long from, long to) {
    if (from >= to) {
      return;
    }
    long joinedFrom = from;
    long joinedTo = to;
    Map.Entry<Long, Long> touching = toByFrom.floorEntry(to);
    while (touching != null && touching.getValue() >= from) {
      joinedFrom = Math.min(joinedFrom, touching.getKey());
      joinedTo = Math.max(joinedTo, touching.getValue());
      toByFrom.remove(touching.getKey());
      touching = toByFrom.floorEntry(to);
    }
    toByFrom.put(joinedFrom, joinedTo);
    if (toByFrom.size() > MOST) {
      toByFrom.pollFirstEntry();
    }
  }

  /** Adds all stretches of another set. */
  void addAll(Stretches other) {
    other.toByFrom.forEach(this::add);
  }

  /** Forgets what lies before a moment. */
  void removeBefore(long time) {
    Map.Entry<Long, Long> cut = toByFrom.lowerEntry(time);
    toByFrom.headMap(time, false).clear();
    if (cut != null) {
      add(time, cut.getValue());
    }
  }

  /** Where it begins; empty when there is nothing in it. */
  OptionalLong first() {
    return toByFrom.isEmpty() ? OptionalLong.empty() : OptionalLong.of(toByFrom.firstKey());
  }

  /** The moment before {@code time} from which on so much time lies outside of this set. */
  long backOutside(long time, long length) {
    long moment = time;
    long left = length;
    for (Map.Entry<Long, Long> each : toByFrom.headMap(time, false).descendingMap().entrySet()) {
      long outside = moment - Math.min(each.getValue(), moment);
      if (outside >= left) {
        return moment - left;
      }
      left -= outside;
      moment = each.getKey();
    }
    return moment - left;
  }

  /** Total length of what lies in this set and not in the other. */
  long lengthOutside(Stretches other) {
    return toByFrom.entrySet().stream()
        .mapToLong(each -> each.getValue() - each.getKey() - other.lengthWithin(each))
        .sum();
  }

  /** Whether all of a stretch, or the moment of one without length, lies within one of this set. */
  boolean covers(long from, long to) {
    Map.Entry<Long, Long> holding = toByFrom.floorEntry(from);
    return holding != null && from < holding.getValue() && to <= holding.getValue();
  }

  /** The first moment at or after {@code time} that is not in this set. */
  long firstOutside(long time) {
    Map.Entry<Long, Long> holding = toByFrom.floorEntry(time);
    return holding == null ? time : Math.max(time, holding.getValue());
  }

  private long lengthWithin(Map.Entry<Long, Long> bounds) {
    Long first = toByFrom.floorKey(bounds.getKey());
    return toByFrom
        .subMap(first == null ? bounds.getKey() : first, bounds.getValue())
        .entrySet()
        .stream()
        .mapToLong(
            each ->
                Math.max(
                    0,
                    Math.min(each.getValue(), bounds.getValue())
                        - Math.max(each.getKey(), bounds.getKey())))
        .sum();
  }
}
