package dev.glasswatch.store;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertControl;
import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.EveryChannel;
import dev.glasswatch.alert.LaneSettings;
import dev.glasswatch.alert.Lanes;
import dev.glasswatch.alert.RetrySchedule;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.store.DurableOutbox.JournalFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A clerk at work on a store and channels of a test, on the test's clock and thread. */
final class Desk implements ClerkListener, AutoCloseable {

  static final RetrySchedule HASTY =
      new RetrySchedule(
          Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofHours(1), Duration.ofDays(1));

  final List<String> kept = new ArrayList<>();
  final List<String> reminded = new ArrayList<>();
  final Store store;
  final ClerkInbox inbox;
  final Lanes lanes;
  final DurableOutbox outbox;
  private volatile Instant now = Incidents.T0;

  Desk(Location location, Optional<Path> journal, int window, Channel... channels)
      throws StoreException {
    this(location, journal, window, names -> new EveryChannel(names), channels);
  }

  Desk(
      Location location,
      Optional<Path> journal,
      int window,
      Function<Supplier<Set<String>>, AlertControl> control,
      Channel... channels)
      throws StoreException {
    store = Store.open(location);
    inbox = new ClerkInbox(1_000, this::now);
    LaneSettings settings = new LaneSettings(HASTY, window, 10, Duration.ofMillis(20), 10_000);
    lanes = new Lanes(settings, this::now, new Random(1), inbox);
    List.of(channels).forEach(lanes::add);
    outbox =
        DurableOutbox.open(
            new ClerkParts(
                inbox,
                control.apply(lanes::names),
                lanes,
                this,
                labels -> new AlertContext("test", 0, labels, Optional.empty()),
                this::now),
            store,
            journal.map(path -> new JournalFile(path, 1 << 20)));
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void tell(Transition... transitions) throws InterruptedException {
    for (Transition transition : transitions) {
      inbox.tell(transition, Incidents.LABELS);
    }
    work();
  }

  /** Does what waits until nothing does. */
  void work() throws InterruptedException {
    while (outbox.doWork(1) > 0) {
      // Again, until there is nothing left.
    }
  }

  ChannelStatus status(String channel) {
    return outbox.status().stream()
        .filter(status -> status.channel().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void kept(Transition transition, Map<String, String> labels) {
    kept.add(transition.incident().id() + ":" + transition.incident().sequence());
  }

  @Override
  public void remind(String incidentId) {
    reminded.add(incidentId);
  }

  @Override
  public void close() {
    outbox.close();
    store.close();
  }
}
