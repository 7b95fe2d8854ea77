package dev.glasswatch.watch;

import dev.glasswatch.incident.Transition;

/**
 * Hears what happens to one stream. Calls come from the watch's threads, one at a time for a
 * stream; they must not block, or detection waits.
 */
public interface WatchListener {

  /** An incident changed. */
  void transition(Transition transition);

  /** The stream's state changed. */
  default void status(StreamStatus status) {}
}
