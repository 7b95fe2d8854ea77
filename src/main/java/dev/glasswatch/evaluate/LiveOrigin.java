package dev.glasswatch.evaluate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web server on loopback that serves playlists as live HLS. During an outage it answers 503 to
 * everything, as an origin does whose packager is gone.
 */
public final class LiveOrigin implements AutoCloseable {

  private static final Pattern PATH =
      Pattern.compile("/([0-9]{1,4})/(live[.]m3u8|[0-9]{1,12}[.]ts)");
  private static final int BACKLOG = 256;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;

  private final List<LivePlaylist> playlists;
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService workers;
  private volatile boolean outage;

  /**
   * Serves at once.
   *
   * @param playlists one a stream
   * @param clock what time it is for the playlists
   * @param port to listen at; 0 takes a free one
   */
  public LiveOrigin(List<LivePlaylist> playlists, InstantSource clock, int port)
      throws EvaluateException {
    this.playlists = List.copyOf(playlists);
    this.clock = clock;
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      this.server = HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new EvaluateException("The origin cannot listen at port " + port, e);
    }
    this.workers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("origin-", 0).factory());
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The playlist of one stream. */
  public URI playlist(int stream) {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://%s:%d/%d/live.m3u8"
            .formatted(address.getAddress().getHostAddress(), address.getPort(), stream));
  }

  /** Begins or ends an outage. */
  public void outage(boolean on) {
    outage = on;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
      if (outage) {
        exchange.sendResponseHeaders(UNAVAILABLE, -1);
      } else if (path.matches() && Integer.parseInt(path.group(1)) < playlists.size()) {
        answer(exchange, playlists.get(Integer.parseInt(path.group(1))), path.group(2));
      } else {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      }
    }
  }

  private void answer(HttpExchange exchange, LivePlaylist playlist, String file)
      throws IOException {
    if (file.endsWith(".m3u8")) {
      byte[] text = playlist.text(clock.instant()).getBytes(StandardCharsets.UTF_8);
      send(exchange, "application/vnd.apple.mpegurl", text);
      return;
    }
    long number = Long.parseLong(file.substring(0, file.indexOf('.')));
    if (playlist.available(number, clock.instant())) {
      send(exchange, "video/mp2t", Files.readAllBytes(playlist.segment(number).file()));
    } else {
      exchange.sendResponseHeaders(NOT_FOUND, -1);
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.close();
  }
}
