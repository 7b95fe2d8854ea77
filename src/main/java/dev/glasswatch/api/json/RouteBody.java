package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.control.Matcher;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.alert.control.Route.Escalation;
import dev.glasswatch.alert.control.Route.Grouping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route as it is ordered and shown, in a request and in the configuration file alike.
 *
 * @param name unique among routes
 * @param order lower ones are asked first
 * @param match conditions, such as {@code severity>=major}
 * @param channel where it leads
 * @param proceed whether later routes are asked too
 * @param standby whether it hears only what is escalated to it
 * @param groupBy fields that a group's members share; each incident by itself when left out
 * @param groupWait how long a group gathers members
 * @param groupInterval shortest time between two messages about a group
 * @param escalateAfter how long somebody has to acknowledge
 * @param escalateTo the route that is told then
 */
public record RouteBody(
    @JsonProperty(required = true) String name,
    int order,
    List<String> match,
    @JsonProperty(required = true) String channel,
    @JsonProperty("continue") boolean proceed,
    boolean standby,
    Optional<List<String>> groupBy,
    Duration groupWait,
    Duration groupInterval,
    Optional<Duration> escalateAfter,
    Optional<String> escalateTo) {

  private static final int USUAL_ORDER = 100;
  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
  private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);

  private static final JsonNode DEFAULTS =
      StrictJson.tree(
          Map.of(
              "order",
              USUAL_ORDER,
              "match",
              List.of(),
              "continue",
              false,
              "standby",
              false,
              "groupWait",
              USUAL_WAIT.toString(),
              "groupInterval",
              USUAL_INTERVAL.toString()));

  /**
   * Reads an order.
   *
   * @throws ShapeException when it isn't understood
   */
  public static Route read(ObjectNode tree) throws ShapeException {
    return StrictJson.bind(tree, DEFAULTS, RouteBody.class).route();
  }

  /**
   * Reads an order in a configuration file.
   *
   * @throws ShapeException as {@link #read} does
   */
  public static Route readYaml(ObjectNode tree) throws ShapeException {
    return StrictJson.bindYaml(tree, DEFAULTS, RouteBody.class).route();
  }

  private Route route() throws ShapeException {
    List<Matcher> matchers = MatcherText.parse(match);
    if (escalateAfter.isPresent() != escalateTo.isPresent()) {
      throw ShapeException.wrong("escalateAfter and escalateTo go together.");
    }
    Optional<Escalation> next =
        escalateTo.map(to -> new Escalation(escalateAfter.orElseThrow(), to));
    return MatcherText.understood(
        () ->
            new Route(
                name,
                order,
                matchers,
                channel,
                proceed,
                standby,
                groupBy.map(by -> new Grouping(by, groupWait, groupInterval)),
                next));
  }

  /** The route as it is shown. */
  public static ObjectNode show(Route route) {
    Optional<Grouping> grouping = route.grouping();
    RouteBody body =
        new RouteBody(
            route.name(),
            route.order(),
            MatcherText.print(route.match()),
            route.channel(),
            route.proceed(),
            route.standby(),
            grouping.map(Grouping::by),
            grouping.map(Grouping::gather).orElse(USUAL_WAIT),
            grouping.map(Grouping::interval).orElse(USUAL_INTERVAL),
            route.escalation().map(Escalation::after),
            route.escalation().map(Escalation::to));
    return (ObjectNode) StrictJson.tree(body);
  }
}
