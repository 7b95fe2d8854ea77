package dev.glasswatch.cli.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.RetrySchedule;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.WebhookSignature;
import dev.glasswatch.alert.control.AlertRules.Pace;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.api.json.ChannelBody;
import dev.glasswatch.api.json.RouteBody;
import dev.glasswatch.api.json.ShapeException;
import dev.glasswatch.orchestrate.AlertSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes settings of what the configuration says about alerts. */
final class AlertKeys {

  private static final RetrySchedule RETRIES = RetrySchedule.DEFAULT;
  private static final Duration LONGEST_SETTLING = Duration.ofMillis(500);
  private static final Duration LONGEST_REMINDER = Duration.ofDays(30);

  private AlertKeys() {}

  static AlertSettings settings(ServiceConfig.Alerts alerts, Map<String, String> environment)
      throws ConfigException, SecretException, ShapeException {
    List<ChannelOrder> channels = channels(alerts);
    for (ChannelOrder channel : channels) {
      check(channel, environment);
    }
    return new AlertSettings(
        alerts.log(),
        channels,
        routes(alerts, channels),
        pace(alerts),
        reference -> reference.read(environment),
        ServiceSettings.atLeastOne("alerts.queue", alerts.queue(), 1_000_000),
        new RetrySchedule(
            RETRIES.first(),
            RETRIES.ceiling(),
            RETRIES.longestRetryAfter(),
            ServiceSettings.upTo("alerts.giveUpAfter", alerts.giveUpAfter(), Duration.ofDays(30))),
        ServiceSettings.upTo("alerts.flush", alerts.flush(), Duration.ofMinutes(2)));
  }

  private static List<ChannelOrder> channels(ServiceConfig.Alerts alerts)
      throws ConfigException, SecretException, ShapeException {
    List<ChannelOrder> channels = new ArrayList<>();
    for (ServiceConfig.Webhook webhook : alerts.webhooks()) {
      channels.add(
          new ChannelOrder.Webhook(
              webhook.name(),
              ServiceSettings.http("alerts.webhooks.url", webhook.url()),
              List.of(SecretRef.parse(webhook.secret()))));
    }
    for (int i = 0; i < alerts.channels().size(); i++) {
      try {
        channels.add(ChannelBody.readYaml(alerts.channels().get(i)));
      } catch (ShapeException e) {
        throw ShapeException.wrong("alerts.channels[%d]: %s".formatted(i, e.getMessage()));
      }
    }
    requireOwnNames(channels);
    return channels;
  }

  private static void requireOwnNames(List<ChannelOrder> channels) throws ConfigException {
    Set<String> names = new HashSet<>();
    for (ChannelOrder channel : channels) {
      if (!channel.name().matches("[a-z][a-z0-9_-]{0,39}") || channel.name().equals("log")) {
        throw new ConfigException(
            "alerts.channels and webhooks: a name is 1 to 40 of a-z, 0-9, - and _, and not"
                + " \"log\".");
      }
      if (!names.add(channel.name())) {
        throw new ConfigException(
            "alerts.channels and webhooks: two of them have the same name; give each its own.");
      }
    }
  }

  /** A secret that cannot be had is better known at the start than with the first alert. */
  private static void check(ChannelOrder channel, Map<String, String> environment)
      throws SecretException {
    if (channel instanceof ChannelOrder.Webhook webhook) {
      List<String> secrets = new ArrayList<>();
      for (SecretRef reference : webhook.secrets()) {
        secrets.add(reference.read(environment));
      }
      new WebhookSignature(secrets);
    }
  }

  private static List<Route> routes(ServiceConfig.Alerts alerts, List<ChannelOrder> channels)
      throws ConfigException, ShapeException {
    List<Route> routes = new ArrayList<>();
    for (ObjectNode route : alerts.routes()) {
      try {
        routes.add(RouteBody.readYaml(route));
      } catch (ShapeException e) {
        throw ShapeException.wrong(
            "alerts.routes[%d]: %s".formatted(routes.size(), e.getMessage()));
      }
    }
    Set<String> names = new HashSet<>();
    for (Route route : routes) {
      if (!route.name().matches("[a-z0-9][a-z0-9_-]{0,39}") || !names.add(route.name())) {
        throw new ConfigException(
            "alerts.routes: each has a name of its own, of 1 to 40 of a-z, 0-9, - and _.");
      }
    }
    for (Route route : routes) {
      requireTargets(route, channels, alerts.log(), names);
    }
    return routes;
  }

  private static void requireTargets(
      Route route, List<ChannelOrder> channels, boolean log, Set<String> routes)
      throws ConfigException {
    boolean there =
        (log && route.channel().equals("log"))
            || channels.stream().anyMatch(channel -> channel.name().equals(route.channel()));
    if (!there) {
      throw new ConfigException(
          "alerts.routes: %s leads to a channel \"%s\", which alerts.channels does not name."
              .formatted(route.name(), route.channel()));
    }
    if (route.escalation().filter(next -> !routes.contains(next.to())).isPresent()) {
      throw new ConfigException(
          "alerts.routes: %s escalates to a route that is not there.".formatted(route.name()));
    }
  }

  private static Pace pace(ServiceConfig.Alerts alerts) throws ConfigException {
    if (alerts.settle().isNegative() || alerts.settle().compareTo(LONGEST_SETTLING) > 0) {
      throw new ConfigException("alerts.settle must be 0ms to 500ms, not " + alerts.settle() + ".");
    }
    if (alerts.remindEvery().isNegative() || alerts.remindEvery().compareTo(LONGEST_REMINDER) > 0) {
      throw new ConfigException("alerts.remindEvery must be 0s, which is never, to 720h.");
    }
    return new Pace(
        alerts.settle(),
        alerts.remindEvery(),
        ServiceSettings.atLeastOne("alerts.groupMembers", alerts.groupMembers(), 200));
  }
}
