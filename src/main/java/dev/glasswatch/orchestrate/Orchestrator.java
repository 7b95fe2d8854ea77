package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.Lanes;
import dev.glasswatch.alert.LogChannel;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.alert.control.RoutedControl;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.source.HostResolver;
import dev.glasswatch.source.SourceLimits;
import dev.glasswatch.source.Sources;
import dev.glasswatch.store.ClerkInbox;
import dev.glasswatch.store.ClerkParts;
import dev.glasswatch.store.DurableOutbox;
import dev.glasswatch.store.StoreException;
import dev.glasswatch.store.StoreStatus;
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
 * connections that they share, the store, and what hears of their incidents. Closing it stops the
 * streams, then delivers the alerts about that, each within its bound.
 */
public final class Orchestrator implements AutoCloseable {

  /** No batch has changed hands yet. */
  private static final long EPOCH = 0;

  private static final int MOST_UNKEPT = 50_000;

  private final OrchestratorSettings settings;
  private final Storage storage;
  private final Sources sources;
  private final DetectorPool pool;
  private final AlertOrders orders;
  private final CountedControl control;
  private final DurableOutbox outbox;
  private final KeptEvents kept;
  private final Broadcast events;
  private final IncidentLog log;
  private final EventFeed feed;
  private final StoredStreams book;
  private final Batch batch;
  private final Incidents incidents;
  private final Reminders reminders;
  private final ClerkInbox inbox;
  private final CrashGuard guard;
  private final Watchdogs watchdogs;

  /**
   * Starts with no streams.
   *
   * @throws SettingException when the settings of detectors cannot be used
   * @throws StoreException when the store cannot be used
   */
  public Orchestrator(OrchestratorSettings settings, DetectorCatalog catalog)
      throws SettingException, StoreException {
    this(settings, catalog, Optional.empty());
  }

  /** Likewise, recording traces if there is a folder, which remains the caller's to close. */
  public Orchestrator(
      OrchestratorSettings settings, DetectorCatalog catalog, Optional<TraceFolder> traces)
      throws SettingException, StoreException {
    InstantSource clock = InstantSource.system();
    Random random = new Random();
    DetectorRoster roster = new DetectorRoster(catalog, settings.batch());
    this.settings = settings;
    storage = Storage.open(settings.store(), clock);
    guard = CrashGuard.in(settings.store().folder(), clock);
    log = new StoredIncidentLog(storage.store(), storage.retention());
    feed = new EventFeed(clock, settings.mostEvents(), settings.mostOnlookers());
    inbox = new ClerkInbox(MOST_UNKEPT, clock);
    reminders = new Reminders(storage.store(), this::remind);
    kept = new KeptEvents(inbox, feed, reminders::of);
    events = new Broadcast(List.of(kept));
    orders =
        new AlertOrders(settings.alerts(), storage.store().documents(), channels(clock), clock);
    control = new CountedControl(new RoutedControl(orders::rules));
    outbox = outbox(clock, random);
    orders.connect(outbox);
    sources = new Sources(settings.sources(), SourceLimits.DEFAULT, clock);
    pool =
        new DetectorPool(
            PoolSettings.forCores(Runtime.getRuntime().availableProcessors()), System::nanoTime);
    WatchParts parts =
        new WatchParts(
            sources, pool, clock, System::nanoTime, Orchestrator::newId, random, guard.work());
    book = new StoredStreams(storage.store(), clock);
    batch =
        new Batch(
            new BatchParts(
                settings.batch(),
                (plan, listener) -> RealWatch.of(plan, parts, listener, traces),
                events,
                clock,
                System::nanoTime,
                Orchestrator::newId,
                random,
                book,
                guard),
            roster);
    incidents = new Incidents(batch, log, clock);
    watchdogs =
        new Watchdogs(
            settings,
            new Watchdogs.Parts(
                parts, roster, outbox, events, batch::size, clock, Orchestrator::newId));
    outbox.start();
    storage.retention().start();
    batch.supervise();
    watchdogs.start();
  }

  private Channels channels(InstantSource clock) {
    PolicedReceivers receivers =
        new PolicedReceivers(settings.sources().addresses(), HostResolver.SYSTEM);
    return new Channels(settings.alerts().secrets(), receivers, clock);
  }

  private DurableOutbox outbox(InstantSource clock, Random random) throws StoreException {
    Lanes lanes = new Lanes(settings.alerts().lanes(), clock, random, inbox);
    if (settings.alerts().log()) {
      lanes.add(new LogChannel());
    }
    orders.open().forEach(lanes::add);
    try {
      return storage.outbox(new ClerkParts(inbox, control, lanes, kept, this::alertContext, clock));
    } catch (StoreException e) {
      storage.close();
      throw e;
    }
  }

  /**
   * Watches the streams of the configuration and those of the store, and goes on with the incidents
   * that an earlier process left open.
   *
   * @throws StreamException when a stream of the configuration cannot be used
   */
  public void begin(List<StreamSpec> configured) throws StreamException {
    book.leaveToConfiguration(configured);
    new Restart(storage.store(), batch, inbox, InstantSource.system())
        .begin(configured, book.all());
  }

  private void remind(String stream, String incidentId) {
    batch.remind(stream, incidentId);
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

  /** Alerts that were held back for a reason since the start. */
  public long heldBack(HoldReason why) {
    return control.heldBack(why);
  }

  /** What people ordered about alerts. */
  public AlertOrders orders() {
    return orders;
  }

  /** What can be done about the delivery of alerts. */
  public Outbox outbox() {
    return outbox;
  }

  /** What the process last showed of itself. */
  public SignsOfLife signsOfLife() {
    return watchdogs.signs();
  }

  /** How keeping what happens is going. */
  public StoreStatus storage() {
    return outbox.storage();
  }

  /** Stops every stream, delivers what is left to be told, frees everything. Idempotent. */
  @Override
  public void close() {
    if (storage.lasting()) {
      kept.leaveOpen();
    }
    watchdogs.close();
    batch.close();
    feed.close();
    reminders.close();
    outbox.close(settings.alerts().flush());
    guard.close();
    storage.close();
    pool.close();
    sources.close();
  }
}
