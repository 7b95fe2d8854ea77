package dev.glasswatch.store;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Outbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outbox that keeps each alert, with the transition that it tells of, before it is sent, and
 * until it has arrived. Its clerk works on a thread named {@code clerk}. Opened on what an earlier
 * process left, it goes on with that. Safe for many threads.
 */
public final class DurableOutbox implements Outbox, AutoCloseable {

  /**
   * Where transitions are kept while the database is away.
   *
   * @param file the journal
   * @param mostBytes longer it never gets
   */
  public record JournalFile(Path file, long mostBytes) {}

  private static final Logger LOG = LoggerFactory.getLogger(DurableOutbox.class);

  private static final long LONGEST_IDLE_MILLIS = 50;
  private static final long LONGEST_ORDER_SECONDS = 10;
  private static final Duration LAST_ROUND = Duration.ofSeconds(3);

  private final Clerk clerk;
  private final Optional<Journal> journal;
  private final Supplier<Instant> now;
  private final Thread thread;
  private volatile boolean stopping;

  private DurableOutbox(Clerk clerk, Optional<Journal> journal, Supplier<Instant> now) {
    this.clerk = clerk;
    this.journal = journal;
    this.now = now;
    this.thread = Thread.ofPlatform().name("clerk").daemon().unstarted(this::work);
  }

  /**
   * Takes up what an earlier process left; what the lanes hold goes out from now on.
   *
   * @param store remains the caller's to close, after this
   * @throws StoreException when the journal cannot be used, or the database has gone away again
   */
  public static DurableOutbox open(ClerkParts parts, Store store, Optional<JournalFile> file)
      throws StoreException {
    Optional<Journal> journal = Optional.empty();
    try {
      if (file.isPresent()) {
        journal = Optional.of(Journal.open(file.get().file(), file.get().mostBytes()));
      }
      Clerk clerk = new Clerk(parts, store, journal);
      clerk.takeUp();
      return new DurableOutbox(clerk, journal, parts.clock()::instant);
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException(
          "The journal %s cannot be used: check that its folder is there and can be written to."
              .formatted(file.map(each -> each.file().toString()).orElse("")),
          e);
    } catch (StoreAwayException e) {
      throw new StoreException(e.getMessage() + ".", e);
    }
  }

  /** Begins to keep what the inbox is told. */
  public void start() {
    thread.start();
  }

  private void work() {
    while (!stopping) {
      try {
        doWork(LONGEST_IDLE_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The clerk failed and goes on", e);
      }
    }
  }

  /** Keeps what waits; for tests, which call it in place of {@link #start}. */
  int doWork(long waitMillis) throws InterruptedException {
    return clerk.doWork(waitMillis);
  }

  /** How keeping what happens is going. */
  public StoreStatus storage() {
    return clerk.status();
  }

  /** Completed by the clerk, once it has seen to all that it was told before: a sign of life. */
  public CompletableFuture<Instant> answer() {
    return clerk.inbox().order(now);
  }

  /**
   * Sends an event that is worth nothing later to every channel for which nothing waits; completed
   * once it is with them. Never kept.
   */
  public CompletableFuture<Instant> pass(AlertEvent event) {
    return clerk
        .inbox()
        .order(
            () -> {
              clerk.pass(event);
              return now.get();
            });
  }

  @Override
  public void add(Channel channel) {
    ordered(
        () -> {
          clerk.lanes().add(channel);
          clerk.begin(channel.name());
          return true;
        });
  }

  @Override
  public boolean remove(String channel) {
    return ordered(
        () -> {
          boolean there = clerk.lanes().remove(channel);
          clerk.feed().forget(channel);
          clerk
              .inbox()
              .settle(
                  new Settlement.Closed(channel, DropReason.CHANNEL_REMOVED, "removed", now.get()));
          return there;
        });
  }

  @Override
  public boolean enable(String channel) {
    return ordered(
        () -> {
          boolean there = clerk.lanes().names().contains(channel);
          clerk.lanes().enable(channel, true);
          clerk.inbox().settle(new Settlement.Reopened(channel));
          return there;
        });
  }

  @Override
  public List<ChannelStatus> status() {
    return clerk.lanes().status().stream().map(this::withAllThatWaits).toList();
  }

  private ChannelStatus withAllThatWaits(ChannelStatus lane) {
    int waiting = (int) Math.min(Integer.MAX_VALUE, clerk.feed().waiting(lane.channel()));
    return new ChannelStatus(
        lane.channel(),
        lane.enabled(),
        Math.max(lane.queued(), waiting),
        lane.delivered(),
        lane.retried(),
        lane.dropped(),
        lane.lastLag(),
        lane.fault());
  }

  @Override
  public List<DeadLetter> deadLetters(Optional<String> channel, OptionalLong before, int limit) {
    long below = before.orElse(Long.MAX_VALUE);
    return clerk
        .store()
        .database()
        .read(handle -> DeliveryTable.dead(handle, channel, below, limit));
  }

  @Override
  public boolean replay(long position) {
    return deadLetters(Optional.empty(), OptionalLong.of(position + 1), 1).stream()
        .filter(letter -> letter.position() == position)
        .anyMatch(letter -> ordered(() -> clerk.revive(List.of(letter))) == 1);
  }

  @Override
  public int replayAll(Optional<String> channel) {
    int most = 10_000;
    List<DeadLetter> letters = new ArrayList<>(deadLetters(channel, OptionalLong.empty(), most));
    Collections.reverse(letters);
    return ordered(() -> clerk.revive(letters));
  }

  @Override
  public List<HeldBack> heldBack(String subject) {
    return clerk.store().heldBack(subject);
  }

  private <T> T ordered(Supplier<T> work) {
    try {
      return clerk.inbox().order(work).get(LONGEST_ORDER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreAwayException(e);
    }
  }

  /** Keeps all that was told, and tries to deliver what waits for no longer than this. */
  public void close(Duration flush) {
    if (!stopping && thread.isAlive()) {
      settled();
      clerk.lanes().close(flush);
      settled();
    } else {
      clerk.lanes().close(Duration.ZERO);
    }
    stop();
  }

  private void settled() {
    try {
      clerk.inbox().order(() -> true).get(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("Not everything could be kept before the end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stopping = true;
    try {
      if (thread.isAlive()) {
        thread.join(LAST_ROUND);
      }
      if (journal.isPresent()) {
        journal.get().close();
      }
    } catch (IOException e) {
      LOG.warn("The journal could not be closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes without trying to deliver what waits. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
