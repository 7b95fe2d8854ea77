package dev.glasswatch.alert.control;

import dev.glasswatch.alert.HeldBack.HoldReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people ordered about alerts, as it stands at one moment.
 *
 * @param channels names of the channels that there are
 * @param routes in any order
 * @param silences past and future ones among them
 * @param maintenance windows
 * @param pace how patient to be
 */
public record AlertRules(
    Set<String> channels,
    List<Route> routes,
    List<Silence> silences,
    List<Maintenance> maintenance,
    Pace pace) {

  /**
   * How patient to be.
   *
   * @param settle how long an incident that another may imply waits before it is told: detectors
   *     confirm a black and the freeze under it some hundred milliseconds apart
   * @param remindEvery when people are told again of an incident that nobody acknowledged; zero
   *     never
   * @param membersNamed most incidents that a message about a group names
   */
  public record Pace(Duration settle, Duration remindEvery, int membersNamed) {

    /** Half a second, four hours, twenty incidents. */
    public static final Pace USUAL = new Pace(Duration.ofMillis(500), Duration.ofHours(4), 20);
  }

  private static final String LOG = "log";

  /** Sorts the routes, and fills in those that nobody needs to order. */
  public AlertRules {
    channels = Set.copyOf(channels);
    routes = complete(channels, routes);
    silences = List.copyOf(silences);
    maintenance = List.copyOf(maintenance);
  }

  /** Every channel hears everything. */
  public static AlertRules everythingTo(Set<String> channels) {
    return new AlertRules(channels, List.of(), List.of(), List.of(), Pace.USUAL);
  }

  // Without routes nobody should miss anything; the log is there to hold everything anyhow.
  private static List<Route> complete(Set<String> channels, List<Route> ordered) {
    List<Route> all = new ArrayList<>(ordered);
    for (String channel : new TreeSet<>(channels)) {
      boolean unnamed = ordered.stream().noneMatch(route -> route.channel().equals(channel));
      if (ordered.isEmpty() || (channel.equals(LOG) && unnamed)) {
        all.addFirst(Route.everything(channel));
      }
    }
    all.sort(Comparator.comparingInt(Route::order).thenComparing(Route::name));
    return List.copyOf(all);
  }

  Optional<Route> route(String name) {
    return routes.stream().filter(route -> route.name().equals(name)).findFirst();
  }

  /** The routes that take an incident, in order. */
  List<Route> taking(Traits traits) {
    List<Route> taking = new ArrayList<>();
    for (Route route : routes) {
      if (!route.standby() && route.takes(traits)) {
        taking.add(route);
        if (!route.proceed()) {
          break;
        }
      }
    }
    return taking;
  }

  /** Why nothing is to be said about an incident now; empty when nothing speaks against it. */
  Optional<Hold> hold(Traits traits, Instant now) {
    return inMaintenance(traits, now).or(() -> silenced(traits, now));
  }

  private Optional<Hold> inMaintenance(Traits traits, Instant now) {
    return maintenance.stream()
        .flatMap(each -> each.holds(traits, now).map(until -> hold(each, until)).stream())
        .max(Comparator.comparing(hold -> hold.until().orElse(Instant.MAX)));
  }

  private static Hold hold(Maintenance maintenance, Instant until) {
    return new Hold(
        HoldReason.MAINTENANCE, "maintenance window " + maintenance.id(), Optional.of(until));
  }

  private Optional<Hold> silenced(Traits traits, Instant now) {
    return silences.stream()
        .flatMap(each -> each.holds(traits, now).map(until -> hold(each, until)).stream())
        .max(Comparator.comparing(hold -> hold.until().orElse(Instant.MAX)));
  }

  private static Hold hold(Silence silence, Instant until) {
    return new Hold(
        HoldReason.SILENCED,
        "silence %s by %s".formatted(silence.id(), silence.author()),
        Optional.of(until));
  }
}
