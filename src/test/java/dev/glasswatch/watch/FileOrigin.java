package dev.glasswatch.watch;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves one file as {@code /clip.mkv} on a port of the test's choice. */
final class FileOrigin implements AutoCloseable {

  private final HttpServer server;

  FileOrigin(int port, Path file) throws IOException {
    Path folder = Files.createTempDirectory("origin");
    Files.copy(file, folder.resolve("clip.mkv"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", SimpleFileServer.createFileHandler(folder));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
