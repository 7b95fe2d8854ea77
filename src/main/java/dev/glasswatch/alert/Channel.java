package dev.glasswatch.alert;

/**
 * Where alerts go. An implementation makes one attempt at a time and decides nothing about retries,
 * order or limits: the outbox does.
 */
public interface Channel extends AutoCloseable {

  /** Unique name, used in logs and metrics: lower case with dashes or underscores. */
  String name();

  /**
   * Makes one attempt; returns within a deadline of the channel's own, on the calling thread.
   * Alerts may come twice, and a receiver recognises that by their id.
   */
  DeliveryOutcome deliver(AlertEvent event);

  /** Frees what the channel holds, breaking off an attempt under way. */
  @Override
  default void close() {}
}
