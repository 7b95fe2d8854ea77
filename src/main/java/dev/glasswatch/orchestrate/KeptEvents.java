package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.store.ClerkInbox;
import dev.glasswatch.store.ClerkListener;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between the watches and the clerk: gives transitions to the clerk, and tells onlookers of them
 * once they are kept; all else that happens onlookers hear at once.
 */
final class KeptEvents implements Consumer<BatchEvent>, ClerkListener {

  private static final Logger LOG = LoggerFactory.getLogger(KeptEvents.class);

  private final ClerkInbox inbox;
  private final EventFeed feed;
  private final Consumer<String> reminders;
  private volatile boolean leavingOpen;

  KeptEvents(ClerkInbox inbox, EventFeed feed, Consumer<String> reminders) {
    this.inbox = inbox;
    this.feed = feed;
    this.reminders = reminders;
  }

  /** From now on incidents end only because this process does, which is no end. */
  void leaveOpen() {
    leavingOpen = true;
  }

  @Override
  public void accept(BatchEvent event) {
    switch (event) {
      case BatchEvent.IncidentMoved moved -> keep(moved);
      case BatchEvent.StreamAdded any -> feed.publish(any);
      case BatchEvent.StreamChanged any -> feed.publish(any);
      case BatchEvent.StreamMoved any -> feed.publish(any);
      case BatchEvent.StreamRemoved any -> feed.publish(any);
    }
  }

  private void keep(BatchEvent.IncidentMoved moved) {
    Transition transition = moved.transition();
    if (leavingOpen && transition.kind() == TransitionKind.RESOLVED) {
      return;
    }
    if (!inbox.tell(transition, moved.labels())) {
      LOG.error("Too much waits to be kept: {} of {} is lost", transition.kind(), event(moved));
    }
  }

  private static String event(BatchEvent.IncidentMoved moved) {
    return moved.transition().incident().id();
  }

  @Override
  public void kept(Transition transition, Map<String, String> labels) {
    feed.publish(new BatchEvent.IncidentMoved(transition, labels));
  }

  @Override
  public void remind(String incidentId) {
    reminders.accept(incidentId);
  }
}
