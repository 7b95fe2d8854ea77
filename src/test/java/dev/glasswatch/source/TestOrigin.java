package dev.glasswatch.source;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback whose resources a test sets and changes. */
final class TestOrigin implements AutoCloseable {
  /** A request as it came in. */
  record Seen(String path, Headers headers) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, HttpHandler> resources = new ConcurrentHashMap<>();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  TestOrigin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    connections.add(exchange.getRemoteAddress());
    seen.add(new Seen(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
    try (exchange) {
      HttpHandler resource = resources.get(exchange.getRequestURI().getPath());
      if (resource == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        resource.handle(exchange);
      }
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Everything that was asked for, in order. */
  List<Seen> seen() {
    return seen;
  }

  /** How many connections requests came in over. */
  int connections() {
    return connections.size();
  }

  long count(String path) {
    return seen.stream().filter(request -> request.path().equals(path)).count();
  }

  TestOrigin on(String path, HttpHandler handler) {
    resources.put(path, handler);
    return this;
  }

  TestOrigin gone(String path) {
    resources.remove(path);
    return this;
  }

  TestOrigin text(String path, String content) {
    return bytes(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A resource of known length without ranges. */
  TestOrigin bytes(String path, byte[] content) {
    return on(path, exchange -> send(exchange, 200, content));
  }

  /** A resource that honours Range requests. */
  TestOrigin ranges(String path, byte[] content) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
          String range = exchange.getRequestHeaders().getFirst("Range");
          if (range == null) {
            send(exchange, 200, content);
          } else {
            sendRange(exchange, content, range.substring("bytes=".length()).split("-", -1));
          }
        });
  }

  TestOrigin redirect(String path, String to) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  private static void sendRange(HttpExchange exchange, byte[] content, String[] range)
      throws IOException {
    int from = Integer.parseInt(range[0]);
    int to = range[1].isEmpty() ? content.length : Integer.parseInt(range[1]) + 1;
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
    send(exchange, 206, Arrays.copyOfRange(content, from, to));
  }

  private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
