package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.Documents;
import dev.glasswatch.alert.LogChannel;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.alert.control.AlertRules;
import dev.glasswatch.alert.control.Maintenance;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.alert.control.Silence;
import dev.glasswatch.orchestrate.OrderException.Cause;
import dev.glasswatch.orchestrate.OrderShelf.Custom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people ordered about alerts: channels, routes, silences and maintenance windows, from the
 * configuration file and while running. Each change is kept first and then holds from the next
 * decision on. Safe for many threads; {@link #rules} never waits.
 */
public final class AlertOrders {

  /** The name of the channel that writes to the log, if there is one. */
  public static final String LOG_CHANNEL = LogChannel.NAME;

  private static final Logger LOG = LoggerFactory.getLogger(AlertOrders.class);
  private static final Duration KEEP_ENDED = Duration.ofDays(1);

  /** Makes a channel of what somebody ordered. */
  @FunctionalInterface
  interface Maker {
    Channel make(ChannelOrder order) throws OrderException;
  }

  private final AlertSettings settings;
  private final Maker maker;
  private final InstantSource clock;
  private final Object lock = new Object();
  private final OrderShelf<ChannelOrder> channels;
  private final OrderShelf<Route> routes;
  private final OrderShelf<Silence> silences;
  private final OrderShelf<Maintenance> maintenance;
  private final Set<String> open = new TreeSet<>();
  private final List<Consumer<AlertRules>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Outbox> outbox = Optional.empty();
  private volatile AlertRules rules;

  /** The orders of the configuration, and those that are kept. */
  AlertOrders(AlertSettings settings, Documents documents, Maker maker, InstantSource clock) {
    this.settings = settings;
    this.maker = maker;
    this.clock = clock;
    this.channels =
        new OrderShelf<>(
            "channel",
            ChannelOrder.class,
            ChannelOrder::name,
            settings.channels(),
            documents,
            clock,
            new ChannelCustom(),
            lock);
    this.routes =
        new OrderShelf<>(
            "route",
            Route.class,
            Route::name,
            settings.routes(),
            documents,
            clock,
            new RouteCustom(),
            lock);
    this.silences =
        new OrderShelf<>(
            "silence",
            Silence.class,
            Silence::id,
            List.of(),
            documents,
            clock,
            new SilenceCustom(),
            lock);
    this.maintenance =
        new OrderShelf<>(
            "maintenance",
            Maintenance.class,
            Maintenance::id,
            List.of(),
            documents,
            clock,
            new MaintenanceCustom(),
            lock);
    this.rules = new AlertRules(Set.of(), List.of(), List.of(), List.of(), settings.pace());
  }

  /** Makes every channel that can be made. One whose secret is gone must not silence the others. */
  List<Channel> open() {
    List<Channel> made = new ArrayList<>();
    for (ChannelOrder order : channels.all()) {
      try {
        made.add(maker.make(order));
        open.add(order.name());
      } catch (OrderException e) {
        LOG.error("Channel {} cannot be used and is left out: {}", order.name(), e.getMessage());
      }
    }
    if (settings.log()) {
      open.add(LOG_CHANNEL);
    }
    changed();
    return made;
  }

  /** Has channels opened and closed there from now on. */
  void connect(Outbox delivering) {
    synchronized (lock) {
      outbox = Optional.of(delivering);
    }
  }

  /** What holds now. */
  public AlertRules rules() {
    return rules;
  }

  /** The channels, but for the log. */
  public OrderShelf<ChannelOrder> channels() {
    return channels;
  }

  /** The routes. */
  public OrderShelf<Route> routes() {
    return routes;
  }

  /** The silences; those that ended more than a day ago are forgotten when another comes. */
  public OrderShelf<Silence> silences() {
    return silences;
  }

  /** The maintenance windows. */
  public OrderShelf<Maintenance> maintenance() {
    return maintenance;
  }

  private void changed() {
    rules = new AlertRules(open, routes.all(), silences.all(), maintenance.all(), settings.pace());
    listeners.forEach(listener -> listener.accept(rules));
  }

  /** Lets somebody hear of what holds, now and after every change. */
  public void listen(Consumer<AlertRules> listener) {
    synchronized (lock) {
      listeners.add(listener);
      listener.accept(rules);
    }
  }

  private static OrderException refusal(Cause why, String sentence) {
    return new OrderException(why, sentence);
  }

  private final class ChannelCustom implements Custom<ChannelOrder> {

    // Made when it is checked, as only then it is known that its secrets can be had.
    private Optional<Channel> made = Optional.empty();

    @Override
    public void check(ChannelOrder order) throws OrderException {
      if (order.name().equals(LOG_CHANNEL)) {
        throw refusal(Cause.INVALID, "The channel log writes to the log: choose another name.");
      }
      made.ifPresent(Channel::close); // of an order that could not be kept
      made = Optional.empty();
      made = Optional.of(maker.make(order));
    }

    @Override
    public void begin(ChannelOrder order) {
      Optional<Channel> opened = made;
      made = Optional.empty();
      try {
        opened.ifPresent(channel -> outbox.ifPresent(delivering -> delivering.add(channel)));
      } finally {
        // It is kept, and the lane opens as soon as the clerk has the time.
        open.add(order.name());
        changed();
      }
    }

    @Override
    public void checkRemoval(ChannelOrder order) throws OrderException {
      for (Route route : routes.all()) {
        if (route.channel().equals(order.name())) {
          throw refusal(
              Cause.IN_USE,
              "The route \"%s\" leads to this channel: remove it first.".formatted(route.name()));
        }
      }
    }

    @Override
    public void end(ChannelOrder order) {
      open.remove(order.name());
      changed();
      outbox.ifPresent(delivering -> delivering.remove(order.name()));
    }
  }

  private final class RouteCustom implements Custom<Route> {
    @Override
    public void check(Route route) throws OrderException {
      boolean log = settings.log() && route.channel().equals(LOG_CHANNEL);
      if (!log && channels.find(route.channel()).isEmpty()) {
        throw refusal(
            Cause.INVALID,
            "There is no channel \"%s\" that the route could lead to.".formatted(route.channel()));
      }
      if (route.escalation().isPresent() && routes.find(route.escalation().get().to()).isEmpty()) {
        throw refusal(
            Cause.INVALID,
            "There is no route \"%s\" to escalate to: add it first."
                .formatted(route.escalation().get().to()));
      }
    }

    @Override
    public void checkRemoval(Route order) throws OrderException {
      for (Route route : routes.all()) {
        if (route.escalation().filter(next -> next.to().equals(order.name())).isPresent()) {
          throw refusal(
              Cause.IN_USE,
              "The route \"%s\" escalates to this one: change it first.".formatted(route.name()));
        }
      }
    }

    @Override
    public void begin(Route order) {
      changed();
    }

    @Override
    public void end(Route order) {
      changed();
    }
  }

  private final class SilenceCustom implements Custom<Silence> {
    @Override
    public void check(Silence silence) throws OrderException {
      Instant now = clock.instant();
      if (!silence.until().isAfter(now)) {
        throw refusal(Cause.INVALID, "The silence is over already: set until to a time to come.");
      }
      silences.all().stream()
          .filter(ended -> ended.until().isBefore(now.minus(KEEP_ENDED)))
          .forEach(ended -> silences.forget(ended.id()));
    }

    @Override
    public void begin(Silence order) {
      changed();
    }

    @Override
    public void end(Silence order) {
      changed();
    }
  }

  private final class MaintenanceCustom implements Custom<Maintenance> {
    @Override
    public void check(Maintenance order) {}

    @Override
    public void begin(Maintenance order) {
      changed();
    }

    @Override
    public void end(Maintenance order) {
      changed();
    }
  }
}
