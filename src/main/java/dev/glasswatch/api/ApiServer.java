package dev.glasswatch.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The HTTP server of the API, from start to stop. */
public final class ApiServer implements AutoCloseable {

  /** Bytes of the largest request body that is read. */
  static final int LARGEST_BODY = 64 << 10;

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private ApiServer(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @throws io.micronaut.http.server.exceptions.ServerStartupException when the port is taken
   */
  public static ApiServer start(ApiSettings settings, ApiParts parts) {
    ApplicationContext context =
        ApplicationContext.builder()
            // Nothing from outside: our own configuration says it all.
            .deduceEnvironment(false)
            .enableDefaultPropertySources(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .propertySources(PropertySource.of("glasswatch", properties(settings)))
            .singletons(settings, parts)
            .start();
    try {
      return new ApiServer(context, context.getBean(EmbeddedServer.class).start());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Map<String, Object> properties(ApiSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.application.name", "glasswatch");
    properties.put("micronaut.server.host", settings.bind().getHostAddress());
    properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
    properties.put("micronaut.server.max-request-size", LARGEST_BODY);
    properties.put("micronaut.server.max-request-buffer-size", LARGEST_BODY);
    properties.put("micronaut.server.idle-timeout", "75s");
    properties.put("micronaut.server.date-header", false);
    properties.put("micronaut.server.netty.worker.threads", 2);
    properties.put("micronaut.executors.blocking.type", "fixed");
    properties.put("micronaut.executors.blocking.n-threads", 8);
    properties.put("micronaut.codec.json.additional-types", Problem.MEDIA_TYPE);
    properties.put("jackson.serialization-inclusion", "ALWAYS");
    properties.put("jackson.serialization.write-dates-as-timestamps", false);
    properties.put("endpoints.all.enabled", false);
    properties.put("endpoints.health.enabled", true);
    properties.put("endpoints.health.sensitive", false);
    properties.put("endpoints.health.disk-space.enabled", false);
    properties.put("endpoints.prometheus.enabled", true);
    properties.put("endpoints.prometheus.sensitive", false);
    properties.put("micronaut.metrics.binders.executor.enabled", false);
    properties.put("micronaut.metrics.binders.files.enabled", true);
    return properties;
  }

  /** Where it listens. */
  public URI uri() {
    return server.getURI();
  }

  /** Stops to serve; requests under way are broken off. */
  @Override
  public void close() {
    server.stop();
    context.close();
  }
}
