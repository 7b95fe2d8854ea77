package dev.glasswatch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.api.json.StrictJson;
import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.cli.config.ConfigFile;
import dev.glasswatch.cli.config.ServiceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of {@code serve}; each goes before the configuration file. */
final class ServeOptions {

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address that the API listens on (default: 127.0.0.1).")
  private @Nullable String bind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "TCP port of the API; 0 takes a free one (default: 8080).")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of this process alone that streams, incidents and undelivered alerts are kept in"
              + " (default: ./data).")
  private @Nullable String data;

  @Option(
      names = "--config",
      paramLabel = "FILE|env:NAME",
      description =
          "Configuration, in a file or an environment variable; config/glasswatch.yml explains"
              + " every key.")
  private @Nullable String configuration;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Name of this installation, in every alert (default: default).")
  private @Nullable String environment;

  @Option(
      names = "--detectors",
      paramLabel = "LIST",
      split = ",",
      description = "Detectors to run, separated by commas (default: all).")
  private @Nullable List<String> detectors;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Receiver of alerts, signed after Standard Webhooks 1.0.")
  private @Nullable String webhook;

  @Option(
      names = "--webhook-secret",
      paramLabel = "@FILE|env:NAME",
      description = "Where the secret stands that alerts to --webhook are signed with.")
  private @Nullable String webhookSecret;

  @Option(
      names = "--sns-topic",
      paramLabel = "ARN",
      description = "Amazon SNS topic that alerts are published to.")
  private @Nullable String snsTopic;

  @Option(
      names = "--allow-network",
      paramLabel = "CIDR",
      description =
          "Network that streams and webhooks may reach beside the public Internet;"
              + " may be repeated.")
  private @Nullable List<String> allowNetworks;

  @Option(
      names = "--allow-files",
      paramLabel = "DIR",
      description = "Folder whose files may be watched.")
  private @Nullable String allowFiles;

  @Option(
      names = "--trace",
      paramLabel = "DIR",
      description = "Folder to record traces in, for the tune command; kept for 14 days.")
  private @Nullable String trace;

  /**
   * The configuration, or the defaults, with the flags laid over it.
   *
   * @param variables the process's environment variables
   */
  ServiceConfig config(Map<String, String> variables) throws ConfigException {
    ServiceConfig read =
        configuration == null ? ServiceConfig.DEFAULTS : ConfigFile.from(configuration, variables);
    return new ServiceConfig(
        bind == null ? read.bind() : bind,
        port == null ? read.port() : port,
        read.publicUrl(),
        read.apiKeys(),
        environment == null ? read.environment() : environment,
        sources(read.sources()),
        batch(read.batch()),
        read.detectors(),
        alerts(read.alerts()),
        store(read.store()),
        read.incidents(),
        read.events(),
        trace(read.trace()),
        read.checks(),
        read.streams());
  }

  private ServiceConfig.Sources sources(ServiceConfig.Sources read) {
    List<String> networks = new ArrayList<>(read.allowNetworks());
    if (allowNetworks != null) {
      networks.addAll(allowNetworks);
    }
    return new ServiceConfig.Sources(
        networks, allowFiles == null ? read.allowFiles() : Optional.of(allowFiles));
  }

  private ServiceConfig.Batch batch(ServiceConfig.Batch read) {
    return detectors == null
        ? read
        : new ServiceConfig.Batch(read.maxStreams(), detectors, read.stopWithin());
  }

  private ServiceConfig.Store store(ServiceConfig.Store read) {
    return data == null
        ? read
        : new ServiceConfig.Store(
            Optional.of(data),
            read.url(),
            read.user(),
            read.password(),
            read.retention(),
            read.maxGigabytes(),
            read.journalMegabytes());
  }

  private ServiceConfig.Trace trace(ServiceConfig.Trace read) {
    return trace == null
        ? read
        : new ServiceConfig.Trace(Optional.of(trace), read.retention(), read.maxGigabytes());
  }

  private ServiceConfig.Alerts alerts(ServiceConfig.Alerts read) throws ConfigException {
    if ((webhook == null) != (webhookSecret == null)) {
      throw new ConfigException(
          "--webhook and --webhook-secret go together: name the receiver and where the secret"
              + " stands that it verifies alerts with.");
    }
    List<ServiceConfig.Webhook> webhooks = new ArrayList<>();
    if (webhook != null && webhookSecret != null) {
      webhooks.add(new ServiceConfig.Webhook("webhook", webhook, webhookSecret));
    }
    List<ObjectNode> topics = new ArrayList<>();
    if (snsTopic != null) {
      topics.add((ObjectNode) StrictJson.tree(Map.of("name", "sns", "topic", snsTopic)));
    }
    return read.with(webhooks, topics);
  }
}
