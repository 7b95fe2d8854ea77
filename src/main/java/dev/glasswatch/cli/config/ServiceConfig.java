package dev.glasswatch.cli.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration file, key by key; {@code config/glasswatch.yml} explains each. Secrets stand
 * here by reference only.
 *
 * @param bind address that the API listens on
 * @param port its TCP port; 0 takes a free one
 * @param publicUrl where people reach the API, for links in alerts
 * @param apiKeys keys that open the API, as {@code @FILE} or {@code env:NAME}
 * @param environment name of the installation
 * @param sources what streams may reach
 * @param batch how many streams, and which detectors
 * @param detectors settings of detectors, for every stream
 * @param alerts where alerts go
 * @param store where what happens is kept
 * @param incidents what is kept of incidents without a folder
 * @param events what is kept of events
 * @param trace whether and where traces are recorded
 * @param checks how the process shows that it works itself
 * @param streams streams to start with
 */
public record ServiceConfig(
    String bind,
    int port,
    Optional<String> publicUrl,
    List<String> apiKeys,
    String environment,
    Sources sources,
    Batch batch,
    Map<String, Map<String, Object>> detectors,
    Alerts alerts,
    Store store,
    Incidents incidents,
    Events events,
    Trace trace,
    Checks checks,
    List<ObjectNode> streams) {

  /** What a service runs with that was told nothing. */
  public static final ServiceConfig DEFAULTS =
      new ServiceConfig(
          "127.0.0.1",
          8080,
          Optional.empty(),
          List.of(),
          "default",
          new Sources(List.of(), Optional.empty()),
          new Batch(50, List.of(), Duration.ofSeconds(2)),
          Map.of(),
          new Alerts(
              true,
              5000,
              Duration.ofDays(1),
              Duration.ofSeconds(2),
              List.of(),
              List.of(),
              List.of(),
              Duration.ofHours(4),
              Duration.ofMillis(500),
              20),
          new Store(
              Optional.of("data"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Duration.ofDays(90),
              4,
              256),
          new Incidents(10_000),
          new Events(512, 64),
          new Trace(Optional.empty(), Duration.ofDays(14), 10),
          new Checks(Duration.ofMinutes(10), Duration.ZERO),
          List.of());

  /**
   * What streams and webhooks may reach.
   *
   * @param allowNetworks networks in CIDR notation, beside the public Internet
   * @param allowFiles folder whose files may be watched; none when empty
   */
  public record Sources(List<String> allowNetworks, Optional<String> allowFiles) {}

  /**
   * How many streams, and which detectors.
   *
   * @param maxStreams most streams at a time
   * @param onlyDetectors detectors that this process runs; all when empty
   * @param stopWithin longest wait for a stream to stop
   */
  public record Batch(int maxStreams, List<String> onlyDetectors, Duration stopWithin) {}

  /**
   * Where alerts go.
   *
   * @param log whether each is a log line too
   * @param queue alerts that may wait for one receiver
   * @param giveUpAfter age at which an alert that could not be delivered is dropped
   * @param flush how long to go on delivering when the process ends
   * @param webhooks receivers, in the short form
   * @param channels receivers of every kind
   * @param routes which alerts go to which channel; every alert to every one when empty
   * @param remindEvery when people are told again; zero never
   * @param settle how long an incident that another may imply waits before it is told
   * @param groupMembers most incidents that a message about a group names
   */
  public record Alerts(
      boolean log,
      int queue,
      Duration giveUpAfter,
      Duration flush,
      List<Webhook> webhooks,
      List<ObjectNode> channels,
      List<ObjectNode> routes,
      Duration remindEvery,
      Duration settle,
      int groupMembers) {

    /** Without the log. */
    public Alerts quiet() {
      return new Alerts(
          false,
          queue,
          giveUpAfter,
          flush,
          webhooks,
          channels,
          routes,
          remindEvery,
          settle,
          groupMembers);
    }

    /** With more channels. */
    public Alerts with(List<Webhook> moreWebhooks, List<ObjectNode> moreChannels) {
      return new Alerts(
          log,
          queue,
          giveUpAfter,
          flush,
          Stream.concat(webhooks.stream(), moreWebhooks.stream()).toList(),
          Stream.concat(channels.stream(), moreChannels.stream()).toList(),
          routes,
          remindEvery,
          settle,
          groupMembers);
    }
  }

  /**
   * A receiver of webhooks.
   *
   * @param name names it in metrics and logs
   * @param url where to post to
   * @param secret signing secret, as {@code @FILE} or {@code env:NAME}
   */
  public record Webhook(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String url,
      @JsonProperty(required = true) String secret) {}

  /**
   * Where what happens is kept.
   *
   * @param data folder of this process alone; without one nothing outlives it
   * @param url JDBC URL of a PostgreSQL database; an SQLite file in the folder when empty
   * @param user whom to log in there as
   * @param password its password, as {@code @FILE} or {@code env:NAME}
   * @param retention age at which incidents that are over are deleted
   * @param maxGigabytes size of all incidents above which the oldest are deleted, in GiB
   * @param journalMegabytes bound of what is kept while the database is away, in MiB
   */
  public record Store(
      Optional<String> data,
      Optional<String> url,
      Optional<String> user,
      Optional<String> password,
      Duration retention,
      int maxGigabytes,
      int journalMegabytes) {}

  /**
   * What is kept of incidents without a folder.
   *
   * @param keepResolved resolved incidents that are kept
   */
  public record Incidents(int keepResolved) {}

  /**
   * What is kept of events.
   *
   * @param keep events kept for clients that lost their connection
   * @param maxClients clients that follow the events at a time
   */
  public record Events(int keep, int maxClients) {}

  /**
   * Whether and where traces are recorded.
   *
   * @param folder where to; not at all when empty
   * @param retention age at which they are deleted
   * @param maxGigabytes size of all together above which the oldest are deleted, in GiB
   */
  public record Trace(Optional<String> folder, Duration retention, int maxGigabytes) {}

  /**
   * How the process shows that it works itself.
   *
   * @param canary how often a known defect is passed through; never when zero
   * @param heartbeat how often every channel is told that it is alive; never when zero
   */
  public record Checks(Duration canary, Duration heartbeat) {}
}
