package dev.glasswatch.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook receiver on loopback that answers as told and keeps what it was sent. */
final class Receiver implements AutoCloseable {

  /** One request as it arrived. */
  record Request(String method, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }
  }

  /** Answers the n-th request, from 0. */
  interface Answer {
    void give(int index, HttpExchange exchange) throws IOException;
  }

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  Receiver(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, answer));
    server.start();
  }

  /** Answers each request with the next of these statuses, and with the last from then on. */
  static Receiver answering(int... statuses) throws IOException {
    return new Receiver(
        (index, exchange) ->
            exchange.sendResponseHeaders(statuses[Math.min(index, statuses.length - 1)], -1));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook-path-secret");
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int index;
      synchronized (this) {
        index = requests.size();
        requests.add(
            new Request(
                exchange.getRequestMethod(), Map.copyOf(exchange.getRequestHeaders()), body));
      }
      answer.give(index, exchange);
    }
  }
}
