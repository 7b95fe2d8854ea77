package dev.glasswatch.alert.control;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.incident.TransitionKind;
import java.util.List;
import java.util.Optional;

/**
 * Decides for one channel what it is told of an incident, at one step: the news, nothing yet, or
 * nothing for a reason. Whoever heard that an incident opened hears that it is over, whatever is
 * silenced by then; whoever did not, hears neither.
 */
final class Legs {

  private final Groups groups;
  private final Step step;

  Legs(Groups groups, Step step) {
    this.groups = groups;
    this.step = step;
  }

  /** Tells one channel what it does not know yet, if it may know. */
  Leg hear(Story story, Leg leg) {
    if (!story.behind(leg)) {
      return leg;
    }
    if (!step.rules().channels().contains(leg.channel())) {
      return holdBack(story, leg, gone(leg));
    }
    Optional<Hold> hold = quiet(story);
    if (story.over()) {
      return end(story, leg, hold);
    }
    if (hold.isPresent()) {
      return holdBack(story, leg, hold.get());
    }
    return story.settling(step.now()) ? leg.released() : tell(story, leg);
  }

  private static Hold gone(Leg leg) {
    return new Hold(
        HoldReason.NO_ROUTE, "channel %s is gone".formatted(leg.channel()), Optional.empty());
  }

  private Leg end(Story story, Leg leg, Optional<Hold> hold) {
    // One that was held back until it was over is not worth two messages now.
    Optional<Hold> never = leg.told() ? Optional.empty() : hold.or(leg::hold);
    return never.map(why -> holdBack(story, leg, why)).orElseGet(() -> tell(story, leg));
  }

  /** Why nobody is told the latest now. */
  Optional<Hold> quiet(Story story) {
    if (story.implied().isPresent()) {
      return Optional.of(new Hold(HoldReason.IMPLIED, story.implied().get(), Optional.empty()));
    }
    if (story.acknowledged() && story.kind() == TransitionKind.REMINDER) {
      return Optional.of(
          new Hold(HoldReason.ACKNOWLEDGED, "somebody knows already", Optional.empty()));
    }
    return step.rules().hold(story.traits(), step.now());
  }

  private Leg holdBack(Story story, Leg leg, Hold why) {
    record(story.news(leg), leg, why);
    return leg.held(story.latest().sequence(), why);
  }

  private void record(List<AlertEvent> events, Leg leg, Hold why) {
    events.stream()
        .filter(event -> event.sequence() > leg.held())
        .forEach(event -> step.holdBack(event, leg.route(), why));
  }

  private Leg tell(Story story, Leg leg) {
    Optional<Route> route = step.rules().route(leg.route());
    boolean grouped = leg.group().isPresent() || route.flatMap(Route::grouping).isPresent();
    if (grouped && (leg.group().isPresent() || !leg.told())) {
      return tellGroup(story, leg, route);
    }
    story.news(leg).forEach(event -> step.send(event, leg.channel()));
    return leg.told() || story.over()
        ? sent(story, leg)
        : escalating(story, sent(story, leg), route);
  }

  private Leg tellGroup(Story story, Leg leg, Optional<Route> route) {
    String group = groups.tell(story, leg, route, step);
    Hold why = new Hold(HoldReason.GROUPED, "group " + group, Optional.empty());
    record(story.news(leg), leg, why);
    return sent(story, leg.held(story.latest().sequence(), why)).inGroup(group);
  }

  private static Leg sent(Story story, Leg leg) {
    return leg.sent(story.latest().sequence());
  }

  private Leg escalating(Story story, Leg leg, Optional<Route> route) {
    return story.acknowledged()
        ? leg
        : leg.escalatingAt(
            route.flatMap(Route::escalation).map(next -> step.now().plus(next.after())));
  }
}
