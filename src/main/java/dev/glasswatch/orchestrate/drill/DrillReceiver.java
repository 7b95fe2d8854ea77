package dev.glasswatch.orchestrate.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhooks on loopback and remembers their ids and bodies in order of arrival. */
final class DrillReceiver implements AutoCloseable {

  /** One webhook. */
  record Arrival(String id, String body) {}

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2, Thread.ofPlatform().name("drill-receiver-", 0).daemon().factory());
  private final List<Arrival> arrivals = new ArrayList<>();

  DrillReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      remember(new Arrival(exchange.getRequestHeaders().getFirst("webhook-id"), body));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private synchronized void remember(Arrival arrival) {
    arrivals.add(arrival);
  }

  synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
