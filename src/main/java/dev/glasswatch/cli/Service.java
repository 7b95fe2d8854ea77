package dev.glasswatch.cli;

import dev.glasswatch.api.ApiParts;
import dev.glasswatch.api.ApiServer;
import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.cli.config.ServiceSettings;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.Orchestrator;
import dev.glasswatch.orchestrate.StreamException;
import dev.glasswatch.orchestrate.StreamSpec;
import dev.glasswatch.watch.DetectorCatalog;
import java.net.URI;
import java.util.UUID;

/** The running service: the orchestrator and its API. Closing it stops both, in order. */
final class Service implements AutoCloseable {

  private final Orchestrator orchestrator;
  private final ApiServer api;

  private Service(Orchestrator orchestrator, ApiServer api) {
    this.orchestrator = orchestrator;
    this.api = api;
  }

  /**
   * Starts everything, the streams of the configuration last.
   *
   * @throws ConfigException when something in the configuration cannot be used
   */
  static Service start(ServiceSettings settings) throws ConfigException {
    Orchestrator orchestrator = orchestrator(settings);
    try {
      Service service =
          new Service(orchestrator, ApiServer.start(settings.api(), parts(orchestrator)));
      service.add(settings);
      return service;
    } catch (ConfigException | RuntimeException e) {
      orchestrator.close();
      throw e;
    }
  }

  private static Orchestrator orchestrator(ServiceSettings settings) throws ConfigException {
    try {
      return new Orchestrator(settings.orchestrator(), DetectorCatalog.onClassPath());
    } catch (SettingException e) {
      throw new ConfigException("detectors: " + e.getMessage() + ".");
    }
  }

  private static ApiParts parts(Orchestrator orchestrator) {
    return new ApiParts(
        orchestrator.batch(),
        orchestrator.incidents(),
        orchestrator.log(),
        orchestrator.feed(),
        UUID.randomUUID().toString().substring(0, 8),
        orchestrator::alertContext,
        orchestrator::channels,
        orchestrator::abandonedThreads,
        orchestrator::listen);
  }

  private void add(ServiceSettings settings) throws ConfigException {
    for (StreamSpec stream : settings.streams()) {
      try {
        orchestrator.batch().add(stream);
      } catch (StreamException e) {
        api.close();
        throw new ConfigException("streams: %s: %s".formatted(stream.id(), e.getMessage()));
      }
    }
  }

  /** Where the API listens. */
  URI uri() {
    return api.uri();
  }

  Batch batch() {
    return orchestrator.batch();
  }

  /** Stops the streams, delivers the alerts about that, and stops the API last. Idempotent. */
  @Override
  public void close() {
    orchestrator.close();
    api.close();
  }
}
