package dev.glasswatch.alert.control;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one channel has been told of one incident.
 *
 * @param route name of the route that leads there
 * @param channel name of the channel
 * @param sent sequence of the last alert that was sent, or went into a group; 0 when none was
 * @param held sequence of the last alert whose holding back is on record
 * @param hold why the latest alert is held back; empty when it is not
 * @param escalateAt when somebody else is told, unless somebody acknowledges before
 * @param group id of the group that speaks for the incident; empty when it is told by itself
 */
record Leg(
    String route,
    String channel,
    long sent,
    long held,
    Optional<Hold> hold,
    Optional<Instant> escalateAt,
    Optional<String> group) {

  static Leg along(Route route) {
    return new Leg(
        route.name(), route.channel(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  boolean told() {
    return sent > 0;
  }

  Leg sent(long sequence) {
    return new Leg(route, channel, sequence, held, Optional.empty(), escalateAt, group);
  }

  Leg held(long sequence, Hold why) {
    return new Leg(route, channel, sent, sequence, Optional.of(why), escalateAt, group);
  }

  Leg released() {
    return new Leg(route, channel, sent, held, Optional.empty(), escalateAt, group);
  }

  Leg escalatingAt(Optional<Instant> when) {
    return new Leg(route, channel, sent, held, hold, when, group);
  }

  Leg inGroup(String id) {
    return new Leg(route, channel, sent, held, hold, escalateAt, Optional.of(id));
  }
}
