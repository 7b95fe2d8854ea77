package dev.glasswatch.alert.control;

import dev.glasswatch.detect.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Incidents that are told together. Which of them go on is not kept here but found from their
 * stories: a group of thousands would be written anew with each.
 *
 * @param id new for each group, made of what it is about and of its first incident
 * @param route name of the route that groups
 * @param channels names of the channels that hear of it
 * @param by the fields that its members share, with their values
 * @param sender who speaks
 * @param sequence of its last message; 0 when there was none
 * @param named its first members, as many as messages name
 * @param total members so far
 * @param severity the highest of any member so far
 * @param start the earliest start of a member
 * @param news what its next message is about; empty when there is nothing to say
 * @param dueAt when it is to be sent
 * @param lastAt when the last one was sent
 * @param escalating who else is told, and when, unless somebody acknowledges before
 */
record Group(
    String id,
    String route,
    List<String> channels,
    Map<String, String> by,
    Sender sender,
    long sequence,
    List<Member> named,
    long total,
    Severity severity,
    Instant start,
    Optional<GroupNews> news,
    Optional<Instant> dueAt,
    Optional<Instant> lastAt,
    Optional<Escalating> escalating) {

  /**
   * An escalation that is to come.
   *
   * @param at when
   * @param to name of the route
   */
  record Escalating(Instant at, String to) {}

  /** Copies the collections. */
  Group {
    channels = List.copyOf(channels);
    by = Map.copyOf(by);
    named = List.copyOf(named);
  }

  static Group begin(String id, Leg leg, Map<String, String> by, Story first, Instant dueAt) {
    return new Group(
        id,
        leg.route(),
        List.of(leg.channel()),
        by,
        first.sender(),
        0,
        List.of(),
        0,
        first.traits().severity(),
        first.start(),
        Optional.of(GroupNews.OPENED),
        Optional.of(dueAt),
        Optional.empty(),
        Optional.empty());
  }

  boolean told() {
    return sequence > 0;
  }

  /** Whether its next message is its last, if nothing more happens. */
  boolean ending() {
    return news.filter(next -> next == GroupNews.RESOLVED).isPresent();
  }

  /** With one more member. */
  Group joined(Story story, int mostNamed) {
    List<Member> more = new ArrayList<>(named);
    if (named.size() < mostNamed) {
      more.add(Member.of(story));
    }
    return seen(story, more, total + 1);
  }

  /** With what is new about a member. */
  Group updated(Story story) {
    Member now = Member.of(story);
    List<Member> fresh =
        named.stream()
            .map(member -> member.incidentId().equals(now.incidentId()) ? now : member)
            .toList();
    return seen(story, fresh, total);
  }

  private Group seen(Story story, List<Member> members, long count) {
    Severity worst =
        story.traits().severity().compareTo(severity) > 0 ? story.traits().severity() : severity;
    Instant earliest = story.start().isBefore(start) ? story.start() : start;
    return new Group(
        id,
        route,
        channels,
        by,
        sender,
        sequence,
        members,
        count,
        worst,
        earliest,
        news,
        dueAt,
        lastAt,
        escalating);
  }

  Group saying(Optional<GroupNews> what, Optional<Instant> when) {
    return new Group(
        id,
        route,
        channels,
        by,
        sender,
        sequence,
        named,
        total,
        severity,
        start,
        what,
        when,
        lastAt,
        escalating);
  }

  /** After another message. */
  Group said(Instant now) {
    return new Group(
        id,
        route,
        channels,
        by,
        sender,
        sequence + 1,
        named,
        total,
        severity,
        start,
        news,
        dueAt,
        Optional.of(now),
        escalating);
  }

  Group escalating(Optional<Escalating> next) {
    return new Group(
        id, route, channels, by, sender, sequence, named, total, severity, start, news, dueAt,
        lastAt, next);
  }

  Group heardBy(String channel) {
    List<String> more = new ArrayList<>(channels);
    more.add(channel);
    return new Group(
        id,
        route,
        more,
        by,
        sender,
        sequence,
        named,
        total,
        severity,
        start,
        news,
        dueAt,
        lastAt,
        escalating);
  }
}
