package dev.glasswatch.orchestrate.drill;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.LaneSettings;
import dev.glasswatch.alert.Lanes;
import dev.glasswatch.alert.RetrySchedule;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.WebhookChannel;
import dev.glasswatch.alert.WebhookSignature;
import dev.glasswatch.alert.control.AlertRules;
import dev.glasswatch.alert.control.RoutedControl;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.store.ClerkInbox;
import dev.glasswatch.store.ClerkListener;
import dev.glasswatch.store.ClerkParts;
import dev.glasswatch.store.DurableOutbox;
import dev.glasswatch.store.DurableOutbox.JournalFile;
import dev.glasswatch.store.IncidentFilter;
import dev.glasswatch.store.KeptIncident;
import dev.glasswatch.store.Location;
import dev.glasswatch.store.Store;
import dev.glasswatch.store.StoreException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * The process that is killed. Its arguments are those of {@link DrillPlan#arguments}. It goes on
 * with what the life before left, and opens and resolves incidents until it dies; the last life
 * lets all of them end, delivers everything, and ends with 0.
 */
public final class DrillChild {

  /** A file of this name in the folder says that incidents open and resolve. */
  static final String READY = "ready";

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String CHANNEL = "drill";
  private static final int MOST_AHEAD = 500;
  private static final int WINDOW = 50;
  private static final Duration STEP_EVERY = Duration.ofMillis(10);
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(60);

  private final Path folder;
  private final Store store;
  private final ClerkInbox inbox;
  private final DurableOutbox outbox;
  private final DrillStreams streams;

  private DrillChild(Path folder, Location location, URI receiver, long seed)
      throws StoreException, SecretException {
    this.folder = folder;
    InstantSource clock = InstantSource.system();
    Random random = new Random(seed);
    store = Store.open(location);
    inbox = new ClerkInbox(10_000, clock);
    LaneSettings settings =
        new LaneSettings(RetrySchedule.DEFAULT, WINDOW, 100, Duration.ofMillis(100), 10_000);
    Lanes lanes = new Lanes(settings, clock, random, inbox);
    lanes.add(
        new WebhookChannel(
            CHANNEL,
            receiver,
            new WebhookSignature(SECRET),
            host -> List.of(InetAddress.getByName(host)),
            WebhookChannel.DEFAULT_DEADLINE,
            clock));
    outbox =
        DurableOutbox.open(
            new ClerkParts(
                inbox,
                new RoutedControl(() -> AlertRules.everythingTo(lanes.names())),
                lanes,
                new Silent(),
                labels -> new AlertContext("drill", 0, labels, Optional.empty()),
                clock),
            store,
            Optional.of(new JournalFile(folder.resolve("journal.jsonl"), 64 << 20)));
    streams = new DrillStreams(random, () -> UUID.randomUUID().toString());
  }

  private static final class Silent implements ClerkListener {
    @Override
    public void kept(Transition transition, Map<String, String> labels) {
      // The receiver hears of it.
    }

    @Override
    public void remind(String incidentId) {
      // Nothing asks for reminders here.
    }
  }

  /** Lives until it is killed, or in its last life until everything is in order. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Location location =
        args.length > 4
            ? new Location.Postgres(
                args[4], Optional.of(args[5]).filter(user -> !user.isEmpty()), Optional.empty())
            : new Location.Sqlite(folder.resolve("glasswatch.db"));
    DrillChild child =
        new DrillChild(folder, location, URI.create(args[1]), Long.parseLong(args[2]));
    child.live(args[3].equals("last"));
  }

  private void live(boolean last) throws Exception {
    outbox.start();
    tell(
        streams.adopt(
            store.incidents(IncidentFilter.ONGOING, Long.MAX_VALUE, 10_000).stream()
                .map(KeptIncident::incident)
                .toList()));
    Files.writeString(folder.resolve(READY), "");
    while (!last || !streams.healed()) {
      tell(streams.step(last));
      pause();
    }
    // Earlier lives may have left more than a lane's window holds.
    while (outbox.storage().waiting() > 0 || store.waiting(CHANNEL) > 0) {
      pause();
    }
    outbox.close(LONGEST_FLUSH);
    store.close();
  }

  private void tell(List<Transition> transitions) {
    transitions.forEach(each -> inbox.tell(each, Map.of("drill", "crash")));
  }

  /** Incidents come no faster than they can be kept: what is measured is loss by crashes alone. */
  private void pause() throws InterruptedException {
    do {
      Thread.sleep(STEP_EVERY);
    } while (outbox.storage().waiting() > MOST_AHEAD);
  }
}
