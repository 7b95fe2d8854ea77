package dev.glasswatch.orchestrate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells several listeners of the batch's events, in this order, and keeps the fault of one from the
 * others. None may block: a detector may be waiting.
 */
final class Broadcast implements Consumer<BatchEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

  private final List<Consumer<BatchEvent>> listeners;

  Broadcast(List<Consumer<BatchEvent>> listeners) {
    this.listeners = new CopyOnWriteArrayList<>(listeners);
  }

  /** Tells this one too from now on, after the others. */
  void add(Consumer<BatchEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public void accept(BatchEvent event) {
    for (Consumer<BatchEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.error("A listener failed on an event of stream {}", event.stream(), e);
      }
    }
  }
}
