package dev.glasswatch.source;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Follows a live playlist from one reload to the next: what is new, what was lost, whether the
 * encoder started over, when to look again and when nothing has moved for too long. Pure logic;
 * used by one thread.
 */
final class PlaylistFollower {
  private static final int REMEMBERED = 256;

  /** A leap of more segments than this is another numbering, not a loss. */
  private static final long LONGEST_LOSS = 10_000;

  /**
   * What a reload brought.
   *
   * @param fresh segments that are due now
   * @param lost segments that left the playlist before we saw them
   * @param discontinuity whether the first fresh segment starts new timestamps though it does not
   *     say so itself: an encoder that started over, or a discontinuity among the lost
   * @param restarted whether the encoder started over: what was due before will not come any more
   */
  record Update(List<Segment> fresh, long lost, boolean discontinuity, boolean restarted) {}

  private final SourceDeadlines deadlines;
  private final Map<Long, Segment.Resource> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Segment.Resource> eldest) {
          return size() > REMEMBERED;
        }
      };

  private boolean accepted;
  private boolean joined;
  private long next;
  private OptionalLong discontinuities = OptionalLong.empty();
  private Duration target = Duration.ofSeconds(1);
  private Instant changedAt = Instant.MIN;
  private Instant loadedAt = Instant.MIN;
  private boolean changed;

  PlaylistFollower(SourceDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** Takes a playlist whose loading began at {@code now}. */
  Update accept(SegmentList list, Instant now) {
    target = list.targetDuration().isPositive() ? list.targetDuration() : target;
    loadedAt = now;
    Update update = list.segments().isEmpty() ? nothing() : compare(list);
    changed = !accepted || !update.fresh().isEmpty() || list.ended();
    accepted = true;
    if (changed) {
      changedAt = now;
    }
    joined |= !list.segments().isEmpty();
    list.segments().forEach(segment -> seen.put(segment.sequence(), segment.resource()));
    return update;
  }

  /** Notes that a reload, begun at {@code now}, failed. */
  void failed(Instant now) {
    loadedAt = now;
    changed = false;
  }

  /** When to load again: RFC 8216, 6.3.4. */
  Instant reloadAt() {
    return loadedAt.plus(changed ? target : target.dividedBy(2));
  }

  /** How long a live playlist may bring nothing new. */
  Duration staleAfter() {
    return deadlines.staleAfter(target);
  }

  boolean stale(Instant now) {
    return Duration.between(changedAt, now).compareTo(staleAfter()) > 0;
  }

  private Update compare(SegmentList list) {
    long first = list.segments().getFirst().sequence();
    long last = list.segments().getLast().sequence();
    if (!joined) {
      return take(list, list.joinAt(), 0, false, false);
    }
    if (renumbered(list, first, last)) {
      seen.clear();
      return take(list, list.joinAt(), 0, true, true);
    }
    if (last < next) {
      return nothing();
    }
    int from = (int) Math.max(0, next - first);
    long lost = Math.max(0, first - next);
    return take(list, from, lost, lost > 0 && hiddenDiscontinuity(list, from), false);
  }

  /**
   * Whether the encoder started over. An old copy of the playlist, as a cache may serve it, ends in
   * a segment that we know.
   */
  private boolean renumbered(SegmentList list, long first, long last) {
    if (last < next - 1) {
      return !known(list.segments().getLast());
    }
    boolean contradicts =
        list.segments().stream()
            .anyMatch(segment -> seen.containsKey(segment.sequence()) && !known(segment));
    return contradicts || first - next > LONGEST_LOSS;
  }

  private boolean known(Segment segment) {
    Segment.Resource resource = seen.get(segment.sequence());
    return resource != null && resource.same(segment.resource());
  }

  private boolean hiddenDiscontinuity(SegmentList list, int from) {
    OptionalLong now = list.discontinuitiesUpTo(from);
    return now.isPresent() && discontinuities.isPresent() && !now.equals(discontinuities);
  }

  private Update take(
      SegmentList list, int from, long lost, boolean discontinuity, boolean restarted) {
    List<Segment> fresh = list.segments().subList(from, list.segments().size());
    next = list.segments().getLast().sequence() + 1;
    discontinuities = list.discontinuitiesUpTo(list.segments().size() - 1);
    return new Update(fresh, lost, discontinuity, restarted);
  }

  private static Update nothing() {
    return new Update(List.of(), 0, false, false);
  }
}
