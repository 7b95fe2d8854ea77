package dev.glasswatch.orchestrate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells onlookers what happens in the batch. The last events are kept, so that one who was cut off
 * can go on where it stopped. Publishing never waits for an onlooker: one that has no room left is
 * told so and let go.
 */
public final class EventFeed implements AutoCloseable {

  /**
   * An event with its place in the feed.
   *
   * @param number from 1, without gaps
   * @param at wall time
   * @param event what happened
   */
  public record Numbered(long number, Instant at, BatchEvent event) {}

  /** Takes events. Calls come one at a time, from any thread, and must not block. */
  public interface Onlooker {

    /** Events between the number asked for and the first one that follows are gone. */
    void missedSome();

    /** Takes an event, or returns false for want of room: it then hears {@link #end}. */
    boolean take(Numbered event);

    /** Nothing more follows. */
    void end(End why);
  }

  /** Why an onlooker hears no more. */
  public enum End {
    /** It took too long to take what it was given. */
    TOO_SLOW,
    /** The process is about to end. */
    CLOSING
  }

  private final InstantSource clock;
  private final int mostKept;
  private final int mostOnlookers;
  private final Deque<Numbered> kept = new ArrayDeque<>();
  private final Set<Onlooker> onlookers = new LinkedHashSet<>();
  private long lastNumber;
  private long cutOff;
  private boolean closed;

  /** A feed that keeps this many events and serves this many onlookers at most. */
  public EventFeed(InstantSource clock, int mostKept, int mostOnlookers) {
    this.clock = clock;
    this.mostKept = mostKept;
    this.mostOnlookers = mostOnlookers;
  }

  /** Tells every onlooker. */
  public synchronized void publish(BatchEvent event) {
    Numbered numbered = new Numbered(++lastNumber, clock.instant(), event);
    if (kept.size() == mostKept) {
      kept.removeFirst();
    }
    kept.addLast(numbered);
    // A copy: taking an event may make an onlooker leave.
    for (Onlooker onlooker : List.copyOf(onlookers)) {
      if (!onlooker.take(numbered)) {
        cutOff(onlooker);
      }
    }
  }

  private void cutOff(Onlooker onlooker) {
    onlookers.remove(onlooker);
    cutOff++;
    onlooker.end(End.TOO_SLOW);
  }

  /**
   * Lets an onlooker hear what happens from now on.
   *
   * @param after first replays the kept events with greater numbers
   * @return false when there are as many onlookers as there may be, or the feed is closed
   */
  public synchronized boolean join(Onlooker onlooker, OptionalLong after) {
    if (closed || onlookers.size() >= mostOnlookers) {
      return false;
    }
    onlookers.add(onlooker);
    after.ifPresent(number -> replay(onlooker, number));
    return true;
  }

  private void replay(Onlooker onlooker, long after) {
    if (after > lastNumber || after < lastNumber - kept.size()) {
      onlooker.missedSome();
    }
    for (Numbered numbered : kept) {
      boolean wanted = numbered.number() > after || after > lastNumber;
      if (wanted && !onlooker.take(numbered)) {
        cutOff(onlooker);
        return;
      }
    }
  }

  /** Forgets an onlooker that has gone away by itself. */
  public synchronized void leave(Onlooker onlooker) {
    onlookers.remove(onlooker);
  }

  /** Onlookers at present. */
  public synchronized int onlookers() {
    return onlookers.size();
  }

  /** Onlookers that were let go for being too slow. */
  public synchronized long cutOff() {
    return cutOff;
  }

  /** Tells every onlooker that nothing more follows. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    List.copyOf(onlookers).forEach(onlooker -> onlooker.end(End.CLOSING));
    onlookers.clear();
  }
}
