package dev.glasswatch.store;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertControl;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.EveryChannel;
import dev.glasswatch.alert.Lanes;
import dev.glasswatch.alert.StorageAlert;
import dev.glasswatch.incident.Transition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes transitions, has the control decide about their alerts, keeps both in one transaction, and
 * only then hands the alerts to the lanes and tells the listener. Whatever waits meanwhile is kept
 * together in the next transaction. One thread, {@link ClerkThread}, does all of it.
 */
final class Clerk {

  private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);

  private static final int MOST_AT_A_TIME = 1_000;

  /** Ids of unkept alerts that are remembered until they have arrived everywhere. */
  private static final int MOST_DIRECT = 1_000;

  /** A restart of the database is no news; a person wants to know of what lasts longer. */
  private static final Duration UNTOLD = Duration.ofSeconds(5);

  private final Store store;
  private final RoundKeeper keeper;
  private final AlertControl control;
  private final AlertControl fallback;
  private final Lanes lanes;
  private final LaneFeed feed;
  private final ClerkInbox inbox;
  private final ClerkListener listener;
  private final Function<Map<String, String>, AlertContext> context;
  private final InstantSource clock;
  private final LinkedHashSet<String> direct = new LinkedHashSet<>();
  private Optional<Draft> unkept = Optional.empty();
  private Optional<Instant> toldAway = Optional.empty();
  private long lastPosition;
  private long rounds;
  private volatile StoreStatus status = new StoreStatus(Optional.empty(), "", false, 0, 0, 0, 0);

  Clerk(ClerkParts parts, Store store, Optional<Journal> journal) {
    this.store = store;
    this.keeper = new RoundKeeper(store.database(), journal, parts.clock());
    this.control = parts.control();
    this.lanes = parts.lanes();
    this.fallback = new EveryChannel(lanes::names);
    this.feed = new LaneFeed(store.database(), lanes);
    this.inbox = parts.inbox();
    this.listener = parts.listener();
    this.context = parts.context();
    this.clock = parts.clock();
  }

  /** Takes up what an earlier process left: its journal, its memos, its undelivered alerts. */
  void takeUp() throws IOException {
    keeper.catchUp();
    lastPosition = store.lastPosition();
    control.restore(store.memos());
    lanes.names().forEach(this::begin);
    buryWhatNoChannelTakes();
    feed.refill();
  }

  private void buryWhatNoChannelTakes() {
    Set<String> there = lanes.names();
    store.database().read(DeliveryTable::channels).stream()
        .filter(channel -> !there.contains(channel))
        .map(gone -> removed(gone, "it is no channel any more"))
        .forEach(inbox::settle);
  }

  private Settlement removed(String channel, String explanation) {
    return new Settlement.Closed(channel, DropReason.CHANNEL_REMOVED, explanation, clock.instant());
  }

  /** Delivers to a channel from now on. */
  void begin(String channel) {
    boolean closed = store.documents().get(Rounds.CLOSED_CHANNEL, channel).isPresent();
    lanes.enable(channel, !closed);
    feed.begin(channel);
  }

  /** Keeps what waits, waiting this long for something to; returns how much it was. */
  int doWork(long waitMillis) throws InterruptedException {
    if (unkept.isPresent() && !finish(unkept.get())) {
      watchStorage();
      TimeUnit.MILLISECONDS.sleep(waitMillis);
      return 0;
    }
    unkept = Optional.empty();
    List<ClerkInbox.Item> items = inbox.take(MOST_AT_A_TIME, waitMillis);
    Draft draft = new Draft(() -> ++lastPosition, lanes::takes);
    List<Runnable> orders = new ArrayList<>();
    for (ClerkInbox.Item item : items) {
      switch (item) {
        case ClerkInbox.Item.Moved moved -> decide(draft, moved);
        case ClerkInbox.Item.Settled(Settlement settlement) -> settle(draft, settlement);
        case ClerkInbox.Item.Order(Runnable work) -> orders.add(work);
      }
    }
    decideWhatIsDue(draft);
    if (!draft.round().isEmpty() || !draft.reminders().isEmpty()) {
      unkept = finish(draft) ? Optional.empty() : Optional.of(draft);
    }
    orders.forEach(Runnable::run);
    watchStorage();
    return items.size() + refill();
  }

  private void decide(Draft draft, ClerkInbox.Item.Moved moved) {
    Transition transition = moved.transition();
    AlertContext about = context.apply(moved.labels());
    Instant now = clock.instant();
    draft.tell(transition, moved.labels());
    draft.add(
        decided(
            () -> control.decide(transition, about, now),
            () -> fallback.decide(transition, about, now)),
        now);
  }

  private void decideWhatIsDue(Draft draft) {
    Instant now = clock.instant();
    if (control.next().filter(due -> !due.isAfter(now)).isPresent()) {
      draft.add(decided(() -> control.due(now), () -> Decision.NOTHING), now);
    }
  }

  /** A control that fails must not keep anybody from hearing what is wrong. */
  private static Decision decided(Supplier<Decision> first, Supplier<Decision> otherwise) {
    try {
      return first.get();
    } catch (RuntimeException e) {
      LOG.error("What to do about an alert could not be decided: every channel gets it", e);
      return otherwise.get();
    }
  }

  private void settle(Draft draft, Settlement settlement) {
    boolean unkeptAlert =
        settlement instanceof Settlement.Arrived arrived && direct.contains(arrived.event());
    if (!unkeptAlert) {
      draft.settle(settlement);
      feed.settled(settlement);
    }
  }

  private boolean finish(Draft draft) {
    Round round = draft.round();
    RoundKeeper.Kept kept = round.isEmpty() ? RoundKeeper.Kept.STORED : keeper.keep(round);
    note(kept == RoundKeeper.Kept.NOT_YET);
    if (kept == RoundKeeper.Kept.NOT_YET) {
      return false;
    }
    rounds++;
    feed.fresh(draft.toHandOver());
    round.told().forEach(told -> listener.kept(told.transition(), told.labels()));
    draft.reminders().forEach(listener::remind);
    return true;
  }

  // Not while rounds go into the journal: the table lacks what is there, so a lane would seem to
  // have everything, and each look may take as long as a dead connection.
  private int refill() {
    if (keeper.awaySince().isPresent()) {
      return 0;
    }
    try {
      return feed.refill();
    } catch (StoreAwayException e) {
      return 0; // the next round finds out by itself that the database is away
    }
  }

  private void watchStorage() {
    Optional<Instant> since = keeper.awaySince();
    if (since.isPresent() && unkept.isEmpty()) { // otherwise the round itself finds out
      keeper.look();
      note(false);
    }
    Instant now = clock.instant();
    if (toldAway.isEmpty() && since.filter(at -> at.plus(UNTOLD).isBefore(now)).isPresent()) {
      toldAway = since;
      broadcast(StorageAlert.away(environment(), since.get(), keeper.why()));
    } else if (toldAway.isPresent() && keeper.awaySince().isEmpty()) {
      broadcast(StorageAlert.back(environment(), toldAway.get(), now));
      toldAway = Optional.empty();
    }
  }

  /** Sends what is not kept to every channel that has nothing else to do. */
  void pass(AlertEvent event) {
    note(event);
    for (ChannelStatus lane : lanes.status()) {
      if (lane.enabled() && lane.queued() == 0) {
        lanes.offer(new Delivery(event, lane.channel()));
      }
    }
  }

  private void note(AlertEvent event) {
    direct.add(event.id());
    if (direct.size() > MOST_DIRECT) {
      direct.removeFirst();
    }
  }

  private void broadcast(AlertEvent event) {
    note(event);
    lanes.broadcast(event);
  }

  private String environment() {
    return context.apply(Map.of()).environment();
  }

  /** Gives dead letters their places at the end of the line; returns how many there were. */
  int revive(List<DeadLetter> letters) {
    List<DeadLetter> revived =
        store
            .database()
            .write(
                handle ->
                    letters.stream()
                        .filter(
                            letter ->
                                DeliveryTable.revive(handle, letter.position(), ++lastPosition))
                        .toList());
    revived.forEach(letter -> feed.revived(letter.delivery().channel()));
    return revived.size();
  }

  LaneFeed feed() {
    return feed;
  }

  Lanes lanes() {
    return lanes;
  }

  Store store() {
    return store;
  }

  ClerkInbox inbox() {
    return inbox;
  }

  private void note(boolean stuck) {
    status =
        new StoreStatus(
            keeper.awaySince(),
            keeper.awaySince().isPresent() ? keeper.why() : "",
            stuck,
            0,
            0,
            keeper.journalBytes(),
            rounds);
  }

  StoreStatus status() {
    return status.with(inbox.waitingTransitions(), inbox.droppedTransitions());
  }
}
