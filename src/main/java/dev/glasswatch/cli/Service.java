package dev.glasswatch.cli;

import dev.glasswatch.api.ApiParts;
import dev.glasswatch.api.ApiServer;
import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.cli.config.ServiceSettings;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evidence.TraceException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.Orchestrator;
import dev.glasswatch.orchestrate.StreamException;
import dev.glasswatch.store.StoreAwayException;
import dev.glasswatch.store.StoreException;
import dev.glasswatch.watch.DetectorCatalog;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The running service: the orchestrator and its API. Closing it stops both, in order. */
final class Service implements AutoCloseable {

  private final Orchestrator orchestrator;
  private final ApiServer api;
  private final Optional<TraceFolder> traces;

  private Service(Orchestrator orchestrator, ApiServer api, Optional<TraceFolder> traces) {
    this.orchestrator = orchestrator;
    this.api = api;
    this.traces = traces;
  }

  /**
   * Starts everything, the streams of the configuration last.
   *
   * @throws ConfigException when something in the configuration cannot be used
   */
  static Service start(ServiceSettings settings) throws ConfigException {
    Optional<TraceFolder> traces = traces(settings);
    Orchestrator orchestrator = orchestrator(settings, traces);
    try {
      ApiServer api = ApiServer.start(settings.api(), parts(orchestrator));
      Service service = new Service(orchestrator, api, traces);
      service.begin(settings);
      return service;
    } catch (ConfigException | RuntimeException e) {
      orchestrator.close();
      traces.ifPresent(TraceFolder::close);
      throw e;
    }
  }

  private static Optional<TraceFolder> traces(ServiceSettings settings) throws ConfigException {
    if (settings.traces().isEmpty()) {
      return Optional.empty();
    }
    ServiceSettings.Traces wanted = settings.traces().get();
    try {
      return Optional.of(
          new TraceFolder(
              wanted.folder(),
              wanted.limits(),
              new BuildVersion().getVersion()[0],
              InstantSource.system()));
    } catch (TraceException e) {
      throw new ConfigException(e.getMessage() + ".");
    }
  }

  private static Orchestrator orchestrator(ServiceSettings settings, Optional<TraceFolder> traces)
      throws ConfigException {
    try {
      return new Orchestrator(settings.orchestrator(), DetectorCatalog.onClassPath(), traces);
    } catch (StoreException e) {
      traces.ifPresent(TraceFolder::close);
      throw new ConfigException("%s".formatted(e.getMessage()));
    } catch (SettingException e) {
      traces.ifPresent(TraceFolder::close);
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
        orchestrator.orders(),
        orchestrator.outbox(),
        orchestrator::heldBack,
        orchestrator::abandonedThreads,
        orchestrator::signsOfLife,
        orchestrator::listen,
        orchestrator::storage);
  }

  private void begin(ServiceSettings settings) throws ConfigException {
    try {
      orchestrator.begin(settings.streams());
    } catch (StreamException e) {
      api.close();
      throw new ConfigException("streams: " + e.getMessage());
    } catch (StoreAwayException e) {
      api.close();
      throw new ConfigException(e.getMessage() + ".");
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
    traces.ifPresent(TraceFolder::close);
    api.close();
  }
}
