package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertDispatcher;
import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.source.HostResolver;
import dev.glasswatch.source.SourceLimits;
import dev.glasswatch.source.Sources;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPool;
import dev.glasswatch.watch.PoolSettings;
import dev.glasswatch.watch.WatchParts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Everything of the service but its API, put together: the batch of streams, the threads and
 * connections that they share, and what hears of their incidents. Closing it stops the streams,
 * then delivers the alerts about that, each within its bound.
 */
public final class Orchestrator implements AutoCloseable {

  /** No batch has changed hands yet. */
  private static final long EPOCH = 0;

  private final OrchestratorSettings settings;
  private final Sources sources;
  private final DetectorPool pool;
  private final Outbox outbox;
  private final Broadcast events;
  private final IncidentLog log;
  private final EventFeed feed;
  private final Batch batch;
  private final Incidents incidents;

  /**
   * Starts with no streams.
   *
   * @throws SettingException when the settings of detectors cannot be used
   */
  public Orchestrator(OrchestratorSettings settings, DetectorCatalog catalog)
      throws SettingException {
    this(settings, catalog, Optional.empty());
  }

  /** Likewise, recording traces if there is a folder, which remains the caller's to close. */
  public Orchestrator(
      OrchestratorSettings settings, DetectorCatalog catalog, Optional<TraceFolder> traces)
      throws SettingException {
    InstantSource clock = InstantSource.system();
    Random random = new Random();
    DetectorRoster roster = new DetectorRoster(catalog, settings.batch());
    this.settings = settings;
    log = new MemoryIncidentLog(settings.mostResolved());
    feed = new EventFeed(clock, settings.mostEvents(), settings.mostOnlookers());
    events = new Broadcast(List.of(new IncidentNotes(log), feed::publish));
    sources = new Sources(settings.sources(), SourceLimits.DEFAULT, clock);
    pool =
        new DetectorPool(
            PoolSettings.forCores(Runtime.getRuntime().availableProcessors()), System::nanoTime);
    WatchParts parts =
        new WatchParts(sources, pool, clock, System::nanoTime, Orchestrator::newId, random);
    batch =
        new Batch(
            new BatchParts(
                settings.batch(),
                (plan, listener) -> RealWatch.of(plan, parts, listener, traces),
                events,
                clock,
                System::nanoTime,
                Orchestrator::newId,
                random),
            roster);
    incidents = new Incidents(batch, log, clock);
    PolicedReceivers receivers =
        new PolicedReceivers(settings.sources().addresses(), HostResolver.SYSTEM);
    List<Channel> channels = Channels.of(settings.alerts(), receivers, clock);
    outbox = Channels.outbox(settings.alerts(), channels, clock, random);
    AlertDispatcher dispatcher =
        new AlertDispatcher(outbox, channels.stream().map(Channel::name).toList());
    events.add(new AlertSender(dispatcher, this::alertContext));
    batch.supervise();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /** The streams. */
  public Batch batch() {
    return batch;
  }

  /** What became of them. */
  public Incidents incidents() {
    return incidents;
  }

  /** Where resolved incidents are kept. */
  public IncidentLog log() {
    return log;
  }

  /** What happens, as it happens. */
  public EventFeed feed() {
    return feed;
  }

  /** Lets somebody hear of every event at once, on the thread that it happens on. */
  public void listen(Consumer<BatchEvent> listener) {
    events.add(listener);
  }

  /** What alerts say beyond the incident, given the labels of its stream. */
  public AlertContext alertContext(Map<String, String> labels) {
    return new AlertContext(settings.environment(), EPOCH, labels, settings.serviceUrl());
  }

  /** How many threads are held by calls of detectors that never returned. */
  public int abandonedThreads() {
    return pool.abandonedThreads();
  }

  /** How delivery to each alert channel is going. */
  public List<ChannelStatus> channels() {
    return outbox.status();
  }

  /** Stops every stream, delivers what is left to be told, frees everything. Idempotent. */
  @Override
  public void close() {
    batch.close();
    feed.close();
    outbox.close();
    pool.close();
    sources.close();
  }
}
