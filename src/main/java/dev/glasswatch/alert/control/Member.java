package dev.glasswatch.alert.control;

import java.time.Instant;
import java.util.Optional;

/**
 * An incident as a message about its group names it.
 *
 * @param incidentId its id
 * @param traits what it is recognised by
 * @param start wall time of its start
 * @param end wall time of its end; empty while it lasts
 */
record Member(String incidentId, Traits traits, Instant start, Optional<Instant> end) {

  static Member of(Story story) {
    return new Member(story.incident(), story.traits(), story.start(), story.end());
  }
}
