package dev.glasswatch.alert.control;

import dev.glasswatch.alert.control.Route.Escalation;
import dev.glasswatch.alert.control.Route.Grouping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for tests. */
final class Rules {

  private Rules() {}

  static AlertRules of(Route... routes) {
    return new AlertRules(
        Set.of("mail", "pager", "boss"),
        List.of(routes),
        List.of(),
        List.of(),
        AlertRules.Pace.USUAL);
  }

  static AlertRules with(AlertRules rules, Silence... silences) {
    return new AlertRules(
        rules.channels(), rules.routes(), List.of(silences), rules.maintenance(), rules.pace());
  }

  static AlertRules with(AlertRules rules, Maintenance... windows) {
    return new AlertRules(
        rules.channels(), rules.routes(), rules.silences(), List.of(windows), rules.pace());
  }

  static Route to(String channel, String... match) {
    return new Route(
        channel, 100, matchers(match), channel, false, false, Optional.empty(), Optional.empty());
  }

  static Route first(Route route) {
    return new Route(
        route.name(),
        1,
        route.match(),
        route.channel(),
        true,
        false,
        route.grouping(),
        route.escalation());
  }

  static Route standby(Route route) {
    return new Route(
        route.name(),
        200,
        route.match(),
        route.channel(),
        false,
        true,
        route.grouping(),
        route.escalation());
  }

  static Route grouped(Route route, String... by) {
    Grouping grouping = new Grouping(List.of(by), Duration.ofSeconds(10), Duration.ofMinutes(5));
    return new Route(
        route.name(),
        route.order(),
        route.match(),
        route.channel(),
        route.proceed(),
        route.standby(),
        Optional.of(grouping),
        route.escalation());
  }

  static Route escalating(Route route, Duration after, String to) {
    return new Route(
        route.name(),
        route.order(),
        route.match(),
        route.channel(),
        route.proceed(),
        route.standby(),
        route.grouping(),
        Optional.of(new Escalation(after, to)));
  }

  static List<Matcher> matchers(String... match) {
    return Stream.of(match).map(Matcher::parse).toList();
  }
}
