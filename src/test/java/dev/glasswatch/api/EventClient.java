package dev.glasswatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as they come, pings left out. */
public final class EventClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One event. */
  public record Told(String id, String name, String data) {
    public JsonNode json() throws IOException {
      return new ObjectMapper().readTree(data);
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final InputStream body;

  /** Joins the events of the service at {@code server}, with pairs of header name and value. */
  public EventClient(URI server, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1/events")).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    body = http.send(request.build(), BodyHandlers.ofInputStream()).body();
    Thread.ofPlatform().name("event-client").daemon().start(this::read);
  }

  /** The next event; fails when none comes in time. */
  public Told next() throws InterruptedException {
    Told next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new AssertionError("No event came within " + PATIENCE);
    }
    return next;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !name.equals("ping")) {
          told.add(new Told(id, name, data));
          id = "";
        }
      }
    } catch (IOException e) {
      // The connection ended: whoever waits for another event hears of it in time.
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
    http.shutdownNow();
  }
}
