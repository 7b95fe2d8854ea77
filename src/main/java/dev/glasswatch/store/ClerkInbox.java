package dev.glasswatch.store;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.LaneListener;
import dev.glasswatch.incident.Transition;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What waits for the clerk. Nobody who puts something in ever waits. Transitions are bounded, and
 * counted when there is no room; settlements are bounded by the lanes' windows, which only the
 * clerk fills.
 */
public final class ClerkInbox implements LaneListener {

  /** Something for the clerk to do. */
  sealed interface Item {

    /** An incident moved on. */
    record Moved(Transition transition, Map<String, String> labels) implements Item {}

    /** Something became of an alert. */
    record Settled(Settlement settlement) implements Item {}

    /** Something to run on the clerk's thread. */
    record Order(Runnable work) implements Item {}
  }

  private final int mostTransitions;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private final AtomicInteger transitions = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();

  /** An empty inbox with room for this many transitions. */
  public ClerkInbox(int mostTransitions, InstantSource clock) {
    this.mostTransitions = mostTransitions;
    this.clock = clock;
  }

  /** Tells what happened to an incident; the labels are its stream's. False for want of room. */
  public boolean tell(Transition transition, Map<String, String> labels) {
    if (transitions.incrementAndGet() > mostTransitions) {
      transitions.decrementAndGet();
      dropped.incrementAndGet();
      return false;
    }
    return items.add(new Item.Moved(transition, labels));
  }

  @Override
  public void settled(String channel, String event, Optional<DropReason> givenUp) {
    settle(
        givenUp
            .<Settlement>map(why -> new Settlement.Buried(channel, event, why, clock.instant()))
            .orElseGet(() -> new Settlement.Arrived(channel, event, Optional.of(clock.instant()))));
  }

  @Override
  public void gone(String channel, String explanation) {
    settle(new Settlement.Closed(channel, DropReason.CHANNEL_GONE, explanation, clock.instant()));
  }

  void settle(Settlement settlement) {
    items.add(new Item.Settled(settlement));
  }

  /** Has something done on the clerk's thread, after all that was put in before. */
  <T> CompletableFuture<T> order(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    items.add(
        new Item.Order(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            }));
    return result;
  }

  /** Takes out up to {@code most} items, waiting this long for the first. */
  List<Item> take(int most, long waitMillis) throws InterruptedException {
    List<Item> taken = new ArrayList<>();
    Item first = items.poll(waitMillis, TimeUnit.MILLISECONDS);
    if (first != null) {
      taken.add(first);
      items.drainTo(taken, most - 1);
      int moved = (int) taken.stream().filter(Item.Moved.class::isInstance).count();
      transitions.addAndGet(-moved);
    }
    return taken;
  }

  int waitingTransitions() {
    return transitions.get();
  }

  long droppedTransitions() {
    return dropped.get();
  }
}
