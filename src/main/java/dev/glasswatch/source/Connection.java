package dev.glasswatch.source;

import java.time.InstantSource;

/**
 * What the parts of one source share.
 *
 * @param stream the stream's id, for the names of threads
 * @param limits of time and memory
 * @param stop ends everything
 * @param ledger what delivery is like
 * @param clock for dates and for how long things took
 */
record Connection(
    String stream,
    SourceLimits limits,
    StopSignal stop,
    DeliveryLedger ledger,
    InstantSource clock) {

  static Connection of(String stream, SourceLimits limits, InstantSource clock) {
    return new Connection(stream, limits, new StopSignal(), new DeliveryLedger(clock), clock);
  }

  SourceDeadlines deadlines() {
    return limits.deadlines();
  }

  SourceBounds bounds() {
    return limits.bounds();
  }
}
