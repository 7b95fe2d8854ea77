package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.orchestrate.StreamException.Cause;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that this process watches. Streams are added, changed and removed while it runs, from
 * any thread; each has one watch, and a watch that dies of a fault of ours is started again.
 */
public final class Batch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
  private static final Duration LOOK_AFTER_EVERY = Duration.ofMillis(250);

  /**
   * What came of an order to add a stream.
   *
   * @param fresh it is watched from now on; else the very same was ordered before and nothing
   *     changed
   * @param stream the stream then: another order may have removed it since
   */
  public record Added(boolean fresh, StreamSnapshot stream) {}

  private final BatchParts parts;
  private final DetectorRoster roster;
  private final References references = new References();
  private final WatchPlans plans;
  private final ConcurrentSkipListMap<String, WatchedStream> streams =
      new ConcurrentSkipListMap<>();
  private final ScheduledExecutorService supervisor;
  private volatile boolean closing;

  /** An empty batch. */
  Batch(BatchParts parts, DetectorRoster roster) {
    this.parts = parts;
    this.roster = roster;
    plans = new WatchPlans(roster, references);
    supervisor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("supervise").daemon().factory());
  }

  /** Begins to look after the watches. */
  void supervise() {
    long period = LOOK_AFTER_EVERY.toMillis();
    supervisor.scheduleWithFixedDelay(this::lookAfterAll, period, period, TimeUnit.MILLISECONDS);
  }

  /** Looks after every watch once. */
  void lookAfterAll() {
    streams.values().forEach(Batch::lookAfter);
  }

  private static void lookAfter(WatchedStream stream) {
    try {
      stream.supervise();
    } catch (RuntimeException e) {
      LOG.error("Looking after stream {} failed", stream.spec().id(), e);
    }
  }

  /** Names of the detectors that run on a stream that says nothing about them. */
  public List<String> detectors() {
    return roster.names();
  }

  /** An id for a stream that was given none. */
  public String newId() {
    return parts.ids().get();
  }

  /**
   * Starts to watch a stream.
   *
   * @throws StreamException when the spec cannot be used, its id is taken by another stream, or the
   *     batch is full
   */
  public Added add(StreamSpec spec) throws StreamException {
    return add(spec, List.of());
  }

  /**
   * Likewise, going on with incidents of this stream that an earlier process left open: they keep
   * their ids, and those who were told of them are reminded.
   */
  public Added add(StreamSpec spec, List<Incident> adopted) throws StreamException {
    WatchPlan plan = planned(spec).adopting(adopted);
    WatchedStream added;
    synchronized (streams) {
      WatchedStream existing = streams.get(spec.id());
      if (existing != null) {
        return same(spec, existing);
      }
      requireRoom();
      parts.book().put(spec);
      added = new WatchedStream(parts, spec, plan);
      streams.put(spec.id(), added);
    }
    parts.events().accept(new BatchEvent.StreamAdded(spec.id()));
    added.start();
    return new Added(true, added.snapshot());
  }

  private WatchPlan planned(StreamSpec spec) throws StreamException {
    StreamRules.check(spec);
    return plans.plan(spec);
  }

  private static Added same(StreamSpec spec, WatchedStream existing) throws StreamException {
    if (existing.spec().equals(spec)) {
      return new Added(false, existing.snapshot());
    }
    throw new StreamException(
        Cause.TAKEN,
        "There is another stream \"%s\" already: change it with PATCH, or choose another id."
            .formatted(spec.id()));
  }

  private void requireRoom() throws StreamException {
    requireOpen();
    int most = parts.settings().maxStreams();
    if (streams.size() >= most) {
      throw new StreamException(
          Cause.FULL,
          "This process watches %d of at most %d streams: remove one, raise batch.maxStreams, or"
                  .formatted(streams.size(), most)
              + " add the stream to another process.");
    }
  }

  private void requireOpen() throws StreamException {
    if (closing) {
      throw new StreamException(
          Cause.CLOSING, "This process is shutting down: add the stream to another one.");
    }
  }

  /**
   * Changes a stream. Where that changes how it is watched, its watch is started anew.
   *
   * @param change from the present spec to the wanted one, of the same id
   */
  public StreamSnapshot change(String id, StreamChange change) throws StreamException {
    requireOpen();
    WatchedStream stream = stream(id);
    stream.change(change, this::planned);
    references.changed(id);
    return stream.snapshot();
  }

  /**
   * Has a stream tried again that was left alone, because it brought the process down or watching
   * it failed too often; nothing happens to one that is watched.
   */
  public StreamSnapshot release(String id) throws StreamException {
    requireOpen();
    WatchedStream stream = stream(id);
    stream.release();
    return stream.snapshot();
  }

  /** Stops watching a stream; over within the time to stop, its incidents ended. */
  public void remove(String id) throws StreamException {
    stream(id).strike();
    WatchedStream stream = streams.remove(id);
    if (stream == null) {
      throw unknown(id);
    }
    stream.stop(EndReason.STREAM_REMOVED);
    stream.close(parts.settings().stopWithin());
    references.left(id);
    parts.events().accept(new BatchEvent.StreamRemoved(id));
  }

  /** One stream. */
  public StreamSnapshot get(String id) throws StreamException {
    return stream(id).snapshot();
  }

  private WatchedStream stream(String id) throws StreamException {
    WatchedStream stream = streams.get(id);
    if (stream == null) {
      throw unknown(id);
    }
    return stream;
  }

  private static StreamException unknown(String id) {
    return new StreamException(
        Cause.UNKNOWN, "There is no stream \"%s\"; GET /api/v1/streams lists them.".formatted(id));
  }

  /** Up to {@code limit} streams in order of their ids, those after {@code after} if given. */
  public List<StreamSnapshot> list(Optional<String> after, int limit) {
    Collection<WatchedStream> rest =
        after.map(id -> streams.tailMap(id, false)).orElse(streams).values();
    return rest.stream().limit(limit).map(WatchedStream::snapshot).toList();
  }

  /** Incidents that are under way in any stream, pending ones included. */
  public List<Incident> incidents() {
    return streams.values().stream().flatMap(stream -> stream.incidents().stream()).toList();
  }

  /**
   * Says again how an incident stands, as a transition.
   *
   * @return false when it is not, or not any more, under way in that stream
   */
  public boolean remind(String stream, String incidentId) {
    WatchedStream watched = streams.get(stream);
    return watched != null && watched.remind(incidentId);
  }

  /**
   * Notes that somebody knows of an incident, as a transition.
   *
   * @return false when it is not, or not any more, under way in that stream
   */
  public boolean acknowledge(String stream, String incidentId, Acknowledgement acknowledgement) {
    WatchedStream watched = streams.get(stream);
    return watched != null && watched.acknowledge(incidentId, acknowledgement);
  }

  /** Labels of a stream; none when it is not watched any more. */
  public Map<String, String> labels(String id) {
    WatchedStream stream = streams.get(id);
    return stream == null ? Map.of() : stream.spec().labels();
  }

  /** Whether streams can be added: until the process begins to shut down. */
  public boolean open() {
    return !closing;
  }

  /** Streams at present. */
  public int size() {
    return streams.size();
  }

  /** Most streams at a time. */
  public int capacity() {
    return parts.settings().maxStreams();
  }

  private Duration until(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - parts.nanoClock().getAsLong()));
  }

  /** Stops every stream, all at once, within the time to stop of one. Idempotent. */
  @Override
  public void close() {
    closing = true;
    supervisor.shutdownNow();
    List<WatchedStream> all = List.copyOf(streams.values());
    all.forEach(stream -> stream.stop(EndReason.SUPERSEDED));
    long deadline = parts.nanoClock().getAsLong() + parts.settings().stopWithin().toNanos();
    all.forEach(stream -> stream.close(until(deadline)));
    streams.clear();
  }
}
