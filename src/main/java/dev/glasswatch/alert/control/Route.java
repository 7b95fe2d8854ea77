package dev.glasswatch.alert.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts go to a channel, and how. Routes are asked in order; the first that matches takes
 * the alert, and those after it are asked only if it says so.
 *
 * @param name unique among routes
 * @param order lower ones are asked first; those of the same order by name
 * @param match conditions that an incident must fulfil, all of them; none takes every incident
 * @param channel name of the channel
 * @param proceed whether later routes are asked too
 * @param standby whether it hears only what another route escalates to it
 * @param grouping whether incidents are told together; each by itself when empty
 * @param escalation who is told when nobody acknowledges; nobody when empty
 */
public record Route(
    String name,
    int order,
    List<Matcher> match,
    String channel,
    boolean proceed,
    boolean standby,
    Optional<Grouping> grouping,
    Optional<Escalation> escalation) {

  /**
   * How incidents are told together.
   *
   * @param by fields whose values a group's members share, as in {@link Matcher#field}
   * @param gather how long a group gathers members before it is told, and stays after its last one
   * @param interval shortest time between two messages about a group
   */
  public record Grouping(List<String> by, Duration gather, Duration interval) {

    /** For a route whose groups live on after it has been changed or removed. */
    static final Grouping USUAL =
        new Grouping(List.of(), Duration.ofSeconds(10), Duration.ofMinutes(5));

    /** Rejects what cannot be grouped by. */
    public Grouping {
      by = List.copyOf(by);
      for (String field : by) {
        if (!Traits.isField(field)) {
          throw new IllegalArgumentException(
              "\"%s\" is nothing to group by; there are stream, track, defect, severity, reason and labels.NAME"
                  .formatted(field));
        }
      }
      if (gather.isNegative() || interval.isNegative()) {
        throw new IllegalArgumentException(
            "A group's gathering time and interval must not be negative");
      }
    }
  }

  /**
   * Who is told when nobody acknowledges.
   *
   * @param after how long after the first message
   * @param to name of the route
   */
  public record Escalation(Duration after, String to) {}

  /** Copies the conditions. */
  public Route {
    match = List.copyOf(match);
    if (escalation.filter(next -> next.to().equals(name)).isPresent()) {
      throw new IllegalArgumentException("A route cannot escalate to itself");
    }
  }

  /** A route that sends everything to a channel, for want of any that somebody ordered. */
  static Route everything(String channel) {
    // No ordered route can have this name.
    return new Route(
        "every:" + channel, 0, List.of(), channel, true, false, Optional.empty(), Optional.empty());
  }

  boolean takes(Traits traits) {
    return Matcher.all(match, traits);
  }
}
