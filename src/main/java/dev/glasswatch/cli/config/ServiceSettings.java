package dev.glasswatch.cli.config;

import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.api.ApiKeys;
import dev.glasswatch.api.ApiSettings;
import dev.glasswatch.api.json.DetectorSettings;
import dev.glasswatch.api.json.ShapeException;
import dev.glasswatch.api.json.StreamBody;
import dev.glasswatch.evidence.TraceLimits;
import dev.glasswatch.orchestrate.BatchSettings;
import dev.glasswatch.orchestrate.OrchestratorSettings;
import dev.glasswatch.orchestrate.RestartPolicy;
import dev.glasswatch.orchestrate.SelfChecks;
import dev.glasswatch.orchestrate.StreamSpec;
import dev.glasswatch.source.AddressPolicy;
import dev.glasswatch.source.FileAccess;
import dev.glasswatch.source.SourcePolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The configuration in the types that the parts of the service take, checked, its secrets read.
 *
 * @param api where the API listens
 * @param orchestrator everything else
 * @param streams streams to start with
 * @param traces where traces are recorded, if they are
 */
public record ServiceSettings(
    ApiSettings api,
    OrchestratorSettings orchestrator,
    List<StreamSpec> streams,
    Optional<Traces> traces) {

  /** Where traces are recorded, and how much of them is kept. */
  public record Traces(Path folder, TraceLimits limits) {}

  /** Its clip plays for eight seconds, and a machine may be busy. */
  private static final Duration SHORTEST_CANARY = Duration.ofSeconds(30);

  /**
   * Checks a configuration.
   *
   * @param environment variables that secrets may stand in
   * @throws ConfigException with the first thing that is wrong
   */
  public static ServiceSettings of(ServiceConfig config, Map<String, String> environment)
      throws ConfigException {
    try {
      return new ServiceSettings(
          api(config, environment),
          orchestrator(config, environment),
          streams(config),
          traces(config.trace()));
    } catch (SecretException | ShapeException | IllegalArgumentException e) {
      throw new ConfigException(sentence(String.valueOf(e.getMessage())));
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static ApiSettings api(ServiceConfig config, Map<String, String> environment)
      throws ConfigException, SecretException {
    List<String> keys = new ArrayList<>();
    for (String reference : config.apiKeys()) {
      keys.add(SecretRef.parse(reference).read(environment));
    }
    return new ApiSettings(bind(config.bind()), config.port(), new ApiKeys(keys));
  }

  private static InetAddress bind(String address) throws ConfigException {
    try {
      return address.equals("localhost")
          ? InetAddress.getByName(address)
          : InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException | UnknownHostException e) {
      throw new ConfigException(
          "bind must be an IP address of this machine, such as 127.0.0.1 or 0.0.0.0.");
    }
  }

  private static OrchestratorSettings orchestrator(
      ServiceConfig config, Map<String, String> environment)
      throws ConfigException, SecretException, ShapeException {
    Optional<URI> publicUrl = Optional.empty();
    if (config.publicUrl().isPresent()) {
      publicUrl = Optional.of(http("publicUrl", config.publicUrl().get()));
    }
    return new OrchestratorSettings(
        environmentName(config.environment()),
        publicUrl,
        batch(config),
        sources(config.sources()),
        AlertKeys.settings(config.alerts(), environment),
        StoreKeys.settings(config.store(), config.incidents(), environment),
        atLeastOne("events.keep", config.events().keep(), 1000),
        atLeastOne("events.maxClients", config.events().maxClients(), 1000),
        checks(config.checks()));
  }

  private static SelfChecks checks(ServiceConfig.Checks checks) throws ConfigException {
    return new SelfChecks(
        every("checks.canary", checks.canary(), SHORTEST_CANARY),
        every("checks.heartbeat", checks.heartbeat(), Duration.ofSeconds(1)));
  }

  private static Optional<Duration> every(String key, Duration value, Duration least)
      throws ConfigException {
    if (value.isZero()) {
      return Optional.empty();
    }
    if (value.compareTo(least) < 0) {
      throw new ConfigException("%s must be 0s or at least %s.".formatted(key, least));
    }
    return Optional.of(upTo(key, value, Duration.ofDays(1)));
  }

  private static String environmentName(String name) throws ConfigException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
      throw new ConfigException(
          "environment must be 1 to 63 letters, digits, dots, dashes and underscores.");
    }
    return name;
  }

  private static BatchSettings batch(ServiceConfig config) throws ConfigException, ShapeException {
    return new BatchSettings(
        atLeastOne("batch.maxStreams", config.batch().maxStreams(), 10_000),
        Set.copyOf(config.batch().onlyDetectors()),
        DetectorSettings.choices(config.detectors()),
        RestartPolicy.DEFAULTS,
        upTo("batch.stopWithin", config.batch().stopWithin(), Duration.ofMinutes(1)));
  }

  private static SourcePolicy sources(ServiceConfig.Sources sources) {
    AddressPolicy addresses =
        AddressPolicy.allowing(sources.allowNetworks().toArray(String[]::new));
    FileAccess files =
        sources
            .allowFiles()
            .<FileAccess>map(folder -> new FileAccess.Under(Path.of(folder)))
            .orElse(new FileAccess.Nowhere());
    return new SourcePolicy(addresses, files);
  }

  // A URL is not repeated in a sentence: it may hold a secret.
  static URI http(String key, String text) throws ConfigException {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme());
      if ((scheme.equals("http") || scheme.equals("https"))
          && url.getHost() != null
          && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new ConfigException(
        key + " must be an http:// or https:// URL with a host and without a user or password.");
  }

  private static List<StreamSpec> streams(ServiceConfig config) throws ShapeException {
    List<StreamSpec> specs = new ArrayList<>();
    for (int i = 0; i < config.streams().size(); i++) {
      try {
        specs.add(StreamBody.readYaml(config.streams().get(i), () -> UUID.randomUUID().toString()));
      } catch (ShapeException e) {
        throw ShapeException.wrong("streams[%d]: %s".formatted(i, e.getMessage()));
      }
    }
    return specs;
  }

  private static Optional<Traces> traces(ServiceConfig.Trace trace) throws ConfigException {
    TraceLimits limits =
        TraceLimits.keeping(
            upTo("trace.retention", trace.retention(), Duration.ofDays(3660)),
            (long) atLeastOne("trace.maxGigabytes", trace.maxGigabytes(), 1_000_000) << 30);
    return trace.folder().map(folder -> new Traces(Path.of(folder), limits));
  }

  static Duration upTo(String key, Duration value, Duration most) throws ConfigException {
    if (!value.isPositive() || value.compareTo(most) > 0) {
      throw new ConfigException(
          "%s must be longer than zero and at most %s, not %s.".formatted(key, most, value));
    }
    return value;
  }

  static int atLeastOne(String key, int value, int most) throws ConfigException {
    if (value < 1 || value > most) {
      throw new ConfigException("%s must be 1 to %d, not %d.".formatted(key, most, value));
    }
    return value;
  }
}
