package dev.glasswatch.evaluate.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.glasswatch.evaluate.EvaluateException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the files of one folder over HTTP on loopback. */
final class FolderOrigin implements AutoCloseable {

  private final Path folder;
  private final HttpServer server;

  FolderOrigin(Path folder) throws EvaluateException {
    this.folder = folder;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new EvaluateException("No port on loopback can be had: " + e.getMessage(), e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of a file in it. */
  String address(String file) {
    InetSocketAddress at = server.getAddress();
    return "http://%s:%d/%s".formatted(at.getAddress().getHostAddress(), at.getPort(), file);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      try (OutputStream body = exchange.getResponseBody()) {
        Files.copy(file, body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
