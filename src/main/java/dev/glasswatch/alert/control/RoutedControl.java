package dev.glasswatch.alert.control;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertControl;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.AlertFormat;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.Memo;
import dev.glasswatch.incident.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The control that goes by routes. Of every incident under way it keeps a story: its alerts, and
 * how far each channel knows it. A step tells each channel what it does not know yet and may know;
 * what it may not know stays with its reason until that is gone.
 *
 * <p>Rules may change between steps. Changed routes hold for an incident's next transition;
 * silences and windows that were lifted, at once.
 */
public final class RoutedControl implements AlertControl {

  private static final String MEMO = "incident/";

  private final Supplier<AlertRules> rules;
  private final Map<String, Story> stories = new TreeMap<>();
  private final Groups groups = new Groups();
  private AlertRules seen;
  private boolean stale;

  /**
   * A control without a past.
   *
   * @param rules what people ordered, as it stands; asked at every step
   */
  public RoutedControl(Supplier<AlertRules> rules) {
    this.rules = rules;
    this.seen = rules.get();
  }

  @Override
  public Decision decide(Transition transition, AlertContext context, Instant now) {
    AlertEvent event = AlertFormat.event(transition, context);
    Step step = new Step(rules.get(), now);
    Optional<Story> before = Optional.ofNullable(stories.get(event.subject()));
    if (before.filter(story -> story.latest().sequence() >= event.sequence()).isPresent()) {
      return Decision.NOTHING; // told again what it knows
    }
    Story story =
        before
            .map(known -> known.moved(transition, context, event))
            .orElseGet(() -> Story.begin(transition, context, event, step.rules().pace().settle()));
    Story heard = hear(routed(story, step), step);
    if (heard.legs().isEmpty()) {
      step.holdBack(event, "", NOBODY);
    }
    keep(heard, step);
    stale |= !step.rules().equals(seen);
    seen = step.rules();
    return step.decision();
  }

  private static final Hold NOBODY =
      new Hold(HoldReason.NO_ROUTE, "no route takes it", Optional.empty());

  /** With legs for routes that take it now and did not before. */
  private static Story routed(Story story, Step step) {
    List<Leg> legs = new ArrayList<>(story.legs());
    for (Route route : step.rules().taking(story.traits())) {
      add(route, legs);
    }
    return story.with(legs);
  }

  private static void add(Route route, List<Leg> legs) {
    boolean there =
        legs.stream()
            .anyMatch(
                leg -> leg.route().equals(route.name()) || leg.channel().equals(route.channel()));
    if (!there) {
      legs.add(Leg.along(route));
    }
  }

  private Story hear(Story story, Step step) {
    Legs hearing = new Legs(groups, step);
    Story heard = story.with(story.legs().stream().map(leg -> hearing.hear(story, leg)).toList());
    return reminding(story, story.settling(step.now()) ? heard : heard.trimmed(), step);
  }

  /** Whoever was told something now is reminded of it after the usual time. */
  private static Story reminding(Story before, Story after, Step step) {
    boolean told =
        after.legs().stream()
            .anyMatch(
                leg -> !before.legs().contains(leg) && leg.hold().isEmpty() && !after.behind(leg));
    boolean never = after.acknowledged() || step.rules().pace().remindEvery().isZero();
    return told && !never ? after.remindingAt(Optional.of(nextReminder(step))) : after;
  }

  private static Instant nextReminder(Step step) {
    return step.now().plus(step.rules().pace().remindEvery());
  }

  @Override
  public Decision due(Instant now) {
    Step step = new Step(rules.get(), now);
    for (Story story : List.copyOf(stories.values())) {
      Story next = remind(escalate(hear(story, step), step), step);
      if (!next.equals(story)) {
        keep(next, step);
      }
    }
    groups.due(step);
    seen = step.rules();
    stale = false;
    return step.decision();
  }

  private Story escalate(Story story, Step step) {
    Story next = story;
    for (Leg leg : story.legs()) {
      if (isDue(leg.escalateAt(), step)) {
        next = escalate(next, leg, step);
      }
    }
    return next;
  }

  private Story escalate(Story story, Leg leg, Step step) {
    Optional<Hold> quiet = new Legs(groups, step).quiet(story);
    if (quiet.isPresent() && !story.acknowledged()) {
      return story.with(
          replaced(story.legs(), leg, leg.escalatingAt(afterwards(quiet.get(), step))));
    }
    List<Leg> legs =
        new ArrayList<>(replaced(story.legs(), leg, leg.escalatingAt(Optional.empty())));
    if (!story.acknowledged()) {
      step.rules()
          .route(leg.route())
          .flatMap(Route::escalation)
          .flatMap(next -> step.rules().route(next.to()))
          .filter(route -> route.takes(story.traits()))
          .ifPresent(route -> add(route, legs));
    }
    return hear(story.with(legs), step);
  }

  /**
   * Nobody is woken for what is silenced: once it is not, or else a minute later, it is asked
   * again.
   */
  private static Optional<Instant> afterwards(Hold quiet, Step step) {
    return Optional.of(quiet.until().orElse(step.now().plusSeconds(60)));
  }

  private static List<Leg> replaced(List<Leg> legs, Leg old, Leg fresh) {
    return legs.stream().map(leg -> leg.equals(old) ? fresh : leg).toList();
  }

  private Story remind(Story story, Step step) {
    if (!isDue(story.remindAt(), step)) {
      return story;
    }
    if (new Legs(groups, step).quiet(story).isEmpty()) {
      step.remind(story.incident());
    }
    return story.remindingAt(Optional.of(nextReminder(step)));
  }

  private static boolean isDue(Optional<Instant> at, Step step) {
    return at.filter(when -> !step.now().isBefore(when)).isPresent();
  }

  private void keep(Story story, Step step) {
    groups.know(story, step);
    if (story.over()) {
      stories.remove(story.incident());
      step.memo(MEMO + story.incident(), Optional.empty());
    } else {
      stories.put(story.incident(), story);
      step.memo(MEMO + story.incident(), Optional.of(ControlMemos.write(story)));
    }
  }

  @Override
  public Optional<Instant> next() {
    if ((stale || !rules.get().equals(seen)) && !stories.isEmpty()) {
      return Optional.of(Instant.EPOCH); // what was held back may go now
    }
    return Stream.concat(
            stories.values().stream().flatMap(RoutedControl::times), groups.next().stream())
        .min(Comparator.naturalOrder());
  }

  private static Stream<Instant> times(Story story) {
    Stream<Instant> legs =
        story.legs().stream()
            .flatMap(leg -> Stream.concat(news(story, leg).stream(), leg.escalateAt().stream()));
    return Stream.concat(legs, story.remindAt().stream());
  }

  private static Optional<Instant> news(Story story, Leg leg) {
    if (!story.behind(leg)) {
      return Optional.empty();
    }
    return leg.hold().isPresent()
        ? leg.hold().flatMap(Hold::until)
        : Optional.of(story.settledAt());
  }

  @Override
  public void restore(List<Memo> memos) {
    for (Memo memo : memos) {
      memo.body().ifPresent(body -> restore(memo.name(), body));
    }
    stories.values().forEach(groups::restore);
    groups.restored();
    stale = true; // the rules may have changed meanwhile
  }

  private void restore(String name, String body) {
    if (name.startsWith(MEMO)) {
      ControlMemos.read(name, body, Story.class)
          .ifPresent(story -> stories.put(story.incident(), story));
    } else if (name.startsWith(Groups.MEMO)) {
      ControlMemos.read(name, body, Group.class).ifPresent(groups::restore);
    }
  }
}
