package dev.glasswatch.alert;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** One alert in a lane, until it is delivered or given up. Guarded by its lane. */
final class WaitingAlert {

  final AlertEvent event;

  /** Attempts begun so far. */
  int attempts;

  /** Its turn has come: no earlier alert of its incident waits. */
  boolean started;

  /** Its attempts and the delays between them. */
  Future<?> delivery = CompletableFuture.completedFuture(null);

  WaitingAlert(AlertEvent event) {
    this.event = event;
  }
}
