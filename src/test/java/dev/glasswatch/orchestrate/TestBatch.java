package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.watch.DetectorCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A batch of fake watches, on a clock that the test owns. */
public final class TestBatch implements AutoCloseable {

  public final List<FakeWatch> watches = Collections.synchronizedList(new ArrayList<>());
  public final List<BatchEvent> events = Collections.synchronizedList(new ArrayList<>());
  public final MemoryIncidentLog log = new MemoryIncidentLog(100);
  public final EventFeed feed;
  private final Broadcast broadcast;
  public final Batch batch;
  public final Incidents incidents;
  final Map<String, Integer> strikes = new ConcurrentHashMap<>();
  private final Poison poison =
      new Poison() {
        @Override
        public int strikes(String stream) {
          return strikes.getOrDefault(stream, 0);
        }

        @Override
        public void forgive(String stream) {
          strikes.remove(stream);
        }
      };
  final AtomicLong nanoClock = new AtomicLong();
  private volatile Instant now = FakeWatch.T0;
  private volatile boolean failing;

  public TestBatch(BatchSettings settings) {
    this(settings, FakeDetectors.catalog("black", "freeze", "silence"));
  }

  public TestBatch(BatchSettings settings, DetectorCatalog catalog) {
    InstantSource clock = () -> now;
    AtomicInteger ids = new AtomicInteger();
    feed = new EventFeed(clock, 64, 4);
    broadcast = new Broadcast(List.of(events::add, this::note, feed::publish));
    BatchParts parts =
        new BatchParts(
            settings,
            (plan, listener) -> {
              if (failing) {
                throw new IllegalStateException("no watch today");
              }
              FakeWatch watch = new FakeWatch(plan, listener);
              watches.add(watch);
              return watch;
            },
            broadcast,
            clock,
            nanoClock::get,
            () -> "id-" + ids.incrementAndGet(),
            new Random(1),
            StreamBook.NONE,
            poison);
    try {
      batch = new Batch(parts, new DetectorRoster(catalog, settings));
    } catch (SettingException e) {
      throw new IllegalArgumentException(e);
    }
    incidents = new Incidents(batch, log, clock);
  }

  private void note(BatchEvent event) {
    if (event instanceof BatchEvent.IncidentMoved moved) {
      log.note(moved.transition().incident(), moved.labels(), moved.transition().at());
    }
  }

  public void listen(Consumer<BatchEvent> listener) {
    broadcast.add(listener);
  }

  public FakeWatch latest() {
    return watches.getLast();
  }

  public void pass(Duration time) {
    now = now.plus(time);
    batch.lookAfterAll();
  }

  public void failToMakeWatches(boolean fail) {
    failing = fail;
  }

  public <E extends BatchEvent> List<E> events(Class<E> type) {
    return List.copyOf(events).stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {
    feed.close();
    batch.close();
  }
}
