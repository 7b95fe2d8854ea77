package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.Documents;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.alert.RetrySchedule;
import dev.glasswatch.alert.control.AlertRules.Pace;
import dev.glasswatch.alert.control.Route;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Orders about alerts for tests: real channels, secrets of a map, documents in memory. */
public final class TestOrders {

  static final Map<String, String> ENVIRONMENT =
      Map.of("HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private TestOrders() {}

  /** Orders that begin without any. */
  public static AlertOrders none(Outbox outbox) {
    AlertOrders orders = of(new MemoryDocuments(), List.of(), List.of(), InstantSource.system());
    orders.open();
    orders.connect(outbox);
    return orders;
  }

  static AlertOrders of(
      Documents documents, List<ChannelOrder> channels, List<Route> routes, InstantSource clock) {
    AlertSettings settings =
        new AlertSettings(
            true,
            channels,
            routes,
            Pace.USUAL,
            reference -> reference.read(ENVIRONMENT),
            100,
            RetrySchedule.DEFAULT,
            Duration.ofSeconds(1));
    Channels maker =
        new Channels(settings.secrets(), host -> List.of(InetAddress.getByName(host)), clock);
    return new AlertOrders(settings, documents, maker, clock);
  }
}
