package dev.glasswatch.cli;

import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.cli.config.ServiceConfig;
import dev.glasswatch.cli.config.ServiceSettings;
import dev.glasswatch.evaluate.EvaluateException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service as {@code serve} runs it, spoken to over its API as anybody would. */
final class DemoService implements AutoCloseable {

  static final String STREAM = "demo";

  private static final String SECRET = "GLASSWATCH_DEMO_SECRET";
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int CREATED = 201;

  private final Service service;

  private DemoService(Service service) {
    this.service = service;
  }

  /** Starts it with one webhook and loopback opened. */
  static DemoService start(int port, URI webhook, String secret)
      throws EvaluateException, ConfigException {
    try {
      ServiceSettings settings = ServiceSettings.of(config(port, webhook), Map.of(SECRET, secret));
      return new DemoService(Service.start(settings));
    } catch (ServerStartupException e) {
      throw new EvaluateException("Port " + port + " is taken: choose another with --port", e);
    }
  }

  private static ServiceConfig config(int port, URI webhook) {
    ServiceConfig base = ServiceConfig.DEFAULTS;
    return new ServiceConfig(
        base.bind(),
        port,
        base.publicUrl(),
        base.apiKeys(),
        STREAM,
        new ServiceConfig.Sources(List.of("127.0.0.0/8"), Optional.empty()),
        base.batch(),
        base.detectors(),
        base.alerts()
            .quiet()
            .with(
                List.of(new ServiceConfig.Webhook(STREAM, webhook.toString(), "env:" + SECRET)),
                List.of()),
        inMemory(base.store()),
        base.incidents(),
        base.events(),
        base.trace(),
        new ServiceConfig.Checks(Duration.ZERO, Duration.ZERO),
        base.streams());
  }

  private static ServiceConfig.Store inMemory(ServiceConfig.Store store) {
    return new ServiceConfig.Store(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        store.retention(),
        store.maxGigabytes(),
        store.journalMegabytes());
  }

  URI uri() {
    return service.uri();
  }

  /** Adds the stream over REST. */
  void watch(URI playlist) throws EvaluateException, InterruptedException {
    String body = "{\"id\":\"%s\",\"url\":\"%s\"}".formatted(STREAM, playlist);
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/api/v1/streams"))
            .timeout(DEADLINE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        throw new EvaluateException("The service refused the stream: " + answer.body());
      }
    } catch (IOException e) {
      throw new EvaluateException("The service does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
