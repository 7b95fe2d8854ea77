package dev.glasswatch.alert.control;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.control.Group.Escalating;
import dev.glasswatch.alert.control.Route.Grouping;
import dev.glasswatch.incident.TransitionKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers incidents that share labels, and speaks for them. A group is told once its waiting time
 * is over, again when it has grown and its interval has passed, and for the last time when all its
 * members have been over for as long as it waited at first.
 */
final class Groups {

  static final String MEMO = "group/";

  private final Map<String, Group> groups = new TreeMap<>();

  /** By group, the incidents that go on, and whether somebody acknowledged them. */
  private final Map<String, Map<String, Boolean>> open = new HashMap<>();

  void restore(Group group) {
    groups.put(group.id(), group);
  }

  void restore(Story story) {
    story.legs().forEach(leg -> leg.group().ifPresent(id -> note(id, story)));
  }

  /** Learns how an incident stands, whether or not its channels may be told of it now. */
  void know(Story story, Step step) {
    for (Leg leg : story.legs()) {
      leg.group()
          .flatMap(id -> Optional.ofNullable(groups.get(id)))
          .ifPresent(group -> know(group, story, leg, step));
    }
  }

  private void know(Group group, Story story, Leg leg, Step step) {
    note(group.id(), story);
    // Otherwise its last member took a way on which nothing was told.
    if (group.told() && open(group).isEmpty() && !group.ending()) {
      keep(ending(group, grouping(step.rules().route(leg.route())), step.now()), step);
    }
  }

  private static Grouping grouping(Optional<Route> route) {
    return route.flatMap(Route::grouping).orElse(Grouping.USUAL);
  }

  private static Group ending(Group group, Grouping grouping, Instant now) {
    return group.saying(Optional.of(GroupNews.RESOLVED), Optional.of(now.plus(grouping.gather())));
  }

  /** Ends groups whose members' memos are lost; called when everything is restored. */
  void restored() {
    groups.replaceAll(
        (_, group) ->
            open(group).isEmpty() && group.dueAt().isEmpty()
                ? group.saying(Optional.of(GroupNews.RESOLVED), Optional.of(Instant.EPOCH))
                : group);
  }

  /** Takes what is new about an incident into its group, and returns that one's id. */
  String tell(Story story, Leg leg, Optional<Route> route, Step step) {
    Grouping grouping = grouping(route);
    Optional<Group> own = leg.group().flatMap(id -> Optional.ofNullable(groups.get(id)));
    Group group =
        own.orElseGet(
            () -> find(story, leg, grouping).orElseGet(() -> begin(story, leg, grouping, step)));
    boolean worse = story.traits().severity().compareTo(group.severity()) > 0;
    note(group.id(), story);
    Group next =
        own.isPresent()
            ? group.updated(story)
            : group.joined(story, step.rules().pace().membersNamed());
    keep(scheduled(next, story, own.isEmpty() || worse, grouping, step.now()), step);
    return group.id();
  }

  private Optional<Group> find(Story story, Leg leg, Grouping grouping) {
    Map<String, String> by = by(story, grouping);
    return groups.values().stream()
        .filter(group -> group.route().equals(leg.route()) && group.by().equals(by))
        .findFirst();
  }

  private static Group begin(Story story, Leg leg, Grouping grouping, Step step) {
    Map<String, String> by = by(story, grouping);
    // Derived, not drawn: the same first incident makes the same group.
    String name = leg.route() + "|" + new TreeMap<>(by) + "|" + story.incident();
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return Group.begin(id, leg, by, story, step.now().plus(grouping.gather()));
  }

  private static Map<String, String> by(Story story, Grouping grouping) {
    return grouping.by().stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), story.traits()::field));
  }

  private void note(String group, Story story) {
    Map<String, Boolean> members = open.computeIfAbsent(group, _ -> new HashMap<>());
    if (story.over()) {
      members.remove(story.incident());
    } else {
      members.put(story.incident(), story.acknowledged());
    }
  }

  private Map<String, Boolean> open(Group group) {
    return open.getOrDefault(group.id(), Map.of());
  }

  private Group scheduled(Group group, Story story, boolean grown, Grouping grouping, Instant now) {
    if (!group.told()) {
      return group; // its first message is due, and says it all
    }
    if (open(group).isEmpty()) {
      return ending(group, grouping, now);
    }
    if (grown) {
      return later(group, GroupNews.UPDATED, grouping, now);
    }
    return story.kind() == TransitionKind.REMINDER
        ? later(group, GroupNews.REMINDER, grouping, now)
        : group;
  }

  /** News that came before go out when they were to; what is more goes with them. */
  private static Group later(Group group, GroupNews what, Grouping grouping, Instant now) {
    Optional<GroupNews> waiting = group.news().filter(news -> news != GroupNews.RESOLVED);
    if (waiting.isPresent()) {
      return what == GroupNews.UPDATED ? group.saying(Optional.of(what), group.dueAt()) : group;
    }
    Instant soonest = now.plus(grouping.gather());
    Instant allowed = group.lastAt().map(last -> last.plus(grouping.interval())).orElse(soonest);
    return group.saying(
        Optional.of(what), Optional.of(soonest.isAfter(allowed) ? soonest : allowed));
  }

  /** Says what has become due. */
  void due(Step step) {
    for (Group group : List.copyOf(groups.values())) {
      Group next = group;
      if (isDue(group.dueAt(), step)) {
        next = speak(group, step);
      }
      if (groups.containsKey(group.id()) && isDue(next.escalating().map(Escalating::at), step)) {
        next = escalate(next, step);
      }
      if (groups.containsKey(group.id()) && !next.equals(group)) {
        keep(next, step);
      }
    }
  }

  private static boolean isDue(Optional<Instant> at, Step step) {
    return at.filter(when -> !step.now().isBefore(when)).isPresent();
  }

  private Group speak(Group group, Step step) {
    boolean first = !group.told();
    Group next = group;
    if (first || !open(group).isEmpty()) {
      next = say(group, first ? GroupNews.OPENED : group.news().orElse(GroupNews.UPDATED), step);
    }
    if (open(group).isEmpty()) {
      say(next, GroupNews.RESOLVED, step);
      forget(group, step);
    }
    Group quiet = next.saying(Optional.empty(), Optional.empty());
    return first ? quiet.escalating(escalation(group.route(), step)) : quiet;
  }

  private Group say(Group group, GroupNews what, Step step) {
    return say(group, what, group.channels(), step);
  }

  private Group say(Group group, GroupNews what, List<String> channels, Step step) {
    Group said = group.said(step.now());
    AlertEvent event = GroupFormat.event(said, what, open(group).size(), step.now());
    channels.stream()
        .filter(step.rules().channels()::contains)
        .forEach(channel -> step.send(event, channel));
    return said;
  }

  private static Optional<Escalating> escalation(String route, Step step) {
    return step.rules()
        .route(route)
        .flatMap(Route::escalation)
        .map(next -> new Escalating(step.now().plus(next.after()), next.to()));
  }

  private Group escalate(Group group, Step step) {
    Optional<Route> to = group.escalating().flatMap(next -> step.rules().route(next.to()));
    Group quiet = group.escalating(Optional.empty());
    boolean known = !open(group).containsValue(false);
    if (known || to.isEmpty()) {
      return quiet;
    }
    Group next = quiet.escalating(escalation(to.get().name(), step));
    String channel = to.get().channel();
    return group.channels().contains(channel)
        ? next
        : say(next, GroupNews.OPENED, List.of(channel), step).heardBy(channel);
  }

  private void keep(Group group, Step step) {
    groups.put(group.id(), group);
    step.memo(MEMO + group.id(), Optional.of(ControlMemos.write(group)));
  }

  private void forget(Group group, Step step) {
    groups.remove(group.id());
    open.remove(group.id());
    step.memo(MEMO + group.id(), Optional.empty());
  }

  /** When there will be something to say. */
  Optional<Instant> next() {
    return groups.values().stream()
        .flatMap(
            group ->
                Stream.concat(
                    group.dueAt().stream(), group.escalating().map(Escalating::at).stream()))
        .min(Comparator.naturalOrder());
  }
}
