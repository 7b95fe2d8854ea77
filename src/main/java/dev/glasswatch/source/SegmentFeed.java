package dev.glasswatch.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the thread of one HLS input does: it fetches segments, reloads a live playlist when that is
 * due, and leaves it when it ends, grows stale or cannot be had.
 */
final class SegmentFeed implements Runnable {
  private final Fetcher fetcher;
  private final Connection connection;
  private final SegmentQueue queue;
  private final SegmentDelivery delivery;
  private final PlaylistFollower follower;
  private final Input.Role role;
  private final URI playlist;
  private final Deque<Segment> due = new ArrayDeque<>();

  private boolean ended;
  private Optional<Instant> failingSince = Optional.empty();

  private SegmentFeed(
      Fetcher fetcher, Connection connection, SegmentQueue queue, Input.Role role, URI playlist) {
    this.fetcher = fetcher;
    this.connection = connection;
    this.queue = queue;
    this.role = role;
    this.playlist = playlist;
    this.delivery = new SegmentDelivery(fetcher, queue, connection);
    this.follower = new PlaylistFollower(connection.deadlines());
  }

  /**
   * A feed that has not been started.
   *
   * @param first the playlist as it was when the source was opened
   * @param role the main input's playlist is the one that delivery facts tell of
   */
  static SegmentFeed of(
      LoadedPlaylist first,
      Fetcher fetcher,
      Connection connection,
      SegmentQueue queue,
      Input.Role role)
      throws SourceException {
    SegmentFeed feed = new SegmentFeed(fetcher, connection, queue, role, first.requested());
    feed.take(first.asMedia(), first.at());
    return feed;
  }

  /** Whether segments will be added as time goes by. */
  boolean live() {
    return !ended;
  }

  /** How long the reader may have to wait while nothing is wrong, or before it is told. */
  Duration longestSilence() {
    return follower.staleAfter().plus(connection.deadlines().segment());
  }

  @Override
  public void run() {
    try {
      while (doWork()) {}
      delivery.end();
    } catch (SourceException e) {
      queue.fail(e);
    } catch (RuntimeException e) {
      queue.fail(
          new SourceException(SourceFault.MALFORMED, "The stream's playlist cannot be used.", e));
    }
  }

  /** One step; false when the playlist has ended and everything in it was delivered. */
  private boolean doWork() throws SourceException {
    connection.stop().check();
    boolean reloadDue = !ended && !connection.clock().instant().isBefore(follower.reloadAt());
    if (reloadDue) {
      reload();
    } else if (!due.isEmpty()) {
      if (queue.awaitRoom(untilReload())) {
        delivery.deliver(due.removeFirst(), follower.staleAfter());
      }
    } else if (ended) {
      return false;
    } else {
      connection.stop().await(untilReload());
    }
    return true;
  }

  private Duration untilReload() {
    return ended
        ? Duration.ofMinutes(1)
        : Duration.between(connection.clock().instant(), follower.reloadAt());
  }

  private void reload() throws SourceException {
    Instant now = connection.clock().instant();
    try {
      Budget budget = new Budget(connection.deadlines().response());
      SegmentList list = LoadedPlaylist.load(playlist, fetcher, connection, budget).asMedia();
      failingSince = Optional.empty();
      take(list, now);
    } catch (SourceException e) {
      endure(e, now);
    }
    if (!ended && failingSince.isEmpty() && follower.stale(now)) {
      throw new SourceException(
          SourceFault.PLAYLIST_STALE,
          "The live playlist has brought nothing new for %d seconds."
              .formatted(follower.staleAfter().toSeconds()));
    }
  }

  private void take(SegmentList list, Instant now) {
    PlaylistFollower.Update update = follower.accept(list, now);
    ended = list.ended();
    if (update.discontinuity()) {
      delivery.discontinuity();
    }
    int expired = update.restarted() ? due.size() : expired(list);
    for (int i = 0; i < expired; i++) {
      skip(due.removeFirst());
    }
    due.addAll(update.fresh());
    connection.ledger().skippedSegments(update.lost());
    if (role == Input.Role.MAIN) {
      connection.ledger().playlist(list.targetDuration(), !update.fresh().isEmpty());
    }
  }

  /** Segments that are due and have left the playlist: their server is free to delete them. */
  private int expired(SegmentList list) {
    if (list.segments().isEmpty()) {
      return 0;
    }
    long first = list.segments().getFirst().sequence();
    return (int) due.stream().filter(segment -> segment.sequence() < first).count();
  }

  private void skip(Segment segment) {
    connection.ledger().skippedSegments(1);
    if (segment.discontinuity()) {
      delivery.discontinuity();
    }
  }

  /** Puts up with a reload that failed, for as long as with a playlist that stands still. */
  private void endure(SourceException e, Instant now) throws SourceException {
    Instant since = failingSince.orElse(now);
    failingSince = Optional.of(since);
    follower.failed(now);
    boolean tooLong =
        Duration.between(since, connection.clock().instant()).compareTo(follower.staleAfter()) > 0;
    if (!e.fault().retryable() || tooLong) {
      throw e;
    }
  }
}
