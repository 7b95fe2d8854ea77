package dev.glasswatch.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A receiver of alerts on loopback, as a customer would write one: it takes what is signed by the
 * rules of Standard Webhooks 1.0 and refuses the rest with 401.
 */
public final class WebhookReceiver implements AutoCloseable {

  private static final int LARGEST = 1 << 20;
  private static final int BACKLOG = 64;

  private final Webhook verifier;
  private final Consumer<JsonNode> alerts;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicLong refused = new AtomicLong();
  private final HttpServer server;
  private final ExecutorService worker;

  /**
   * Listens at once, at a free port.
   *
   * @param secret signing secret, {@code whsec_} and base64
   * @param alerts takes each verified alert, one at a time, in order of arrival
   */
  public WebhookReceiver(String secret, Consumer<JsonNode> alerts) throws EvaluateException {
    this.verifier = new Webhook(secret);
    this.alerts = alerts;
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      this.server = HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new EvaluateException("The webhook receiver finds no free port", e);
    }
    this.worker =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("receiver").daemon().factory());
    server.setExecutor(worker);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where to send alerts. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create("http://%s:%d/alerts".formatted(host, address.getPort()));
  }

  /** Messages refused because their signature did not verify. */
  public long refused() {
    return refused.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
      exchange.sendResponseHeaders(accepted(exchange, body) ? 204 : 401, -1);
    }
  }

  private boolean accepted(HttpExchange exchange, byte[] body) throws IOException {
    HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
    try {
      verifier.verify(new String(body, StandardCharsets.UTF_8), headers);
    } catch (WebhookVerificationException e) {
      refused.incrementAndGet();
      return false;
    }
    alerts.accept(json.readTree(body));
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    worker.close();
  }
}
