package dev.glasswatch.watch;

import java.time.InstantSource;

/** The stream's present state; changes are told to the listener once each. */
final class StatusBoard {

  private final InstantSource clock;
  private final WatchListener listener;
  private volatile StreamStatus status;

  StatusBoard(InstantSource clock, WatchListener listener) {
    this.clock = clock;
    this.listener = listener;
    this.status = new StreamStatus(StreamState.STARTING, "requested", "", clock.instant());
  }

  StreamStatus status() {
    return status;
  }

  /** Takes on a state; nothing happens when state and reason are as before. */
  synchronized void change(StreamState state, String reason, String message) {
    StreamStatus before = status;
    if (before.state() != state || !before.reason().equals(reason)) {
      status = new StreamStatus(state, reason, message, clock.instant());
      listener.status(status);
    }
  }
}
