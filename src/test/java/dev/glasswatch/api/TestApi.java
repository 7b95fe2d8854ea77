package dev.glasswatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.orchestrate.AlertOrders;
import dev.glasswatch.orchestrate.BatchSettings;
import dev.glasswatch.orchestrate.SignsOfLife;
import dev.glasswatch.orchestrate.TestBatch;
import dev.glasswatch.orchestrate.TestOrders;
import dev.glasswatch.store.StoreStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real server on a free loopback port, over a batch of fake watches. */
final class TestApi implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final ChannelStatus LOG_CHANNEL =
      new ChannelStatus("log", true, 2, 7, 1, Map.of(), Optional.empty(), Optional.empty());

  private static final SignsOfLife SIGNS =
      new SignsOfLife(Optional.of(Instant.parse("2026-11-23T04:05:00.500Z")), Optional.empty());

  volatile StoreStatus storage = new StoreStatus(Optional.empty(), "", false, 0, 0, 0, 5);
  final TestBatch test;
  final FakeOutbox outbox = new FakeOutbox(LOG_CHANNEL);
  final ApiServer server;
  final AlertOrders orders = TestOrders.none(outbox);
  private final HttpClient http = HttpClient.newHttpClient();

  TestApi() {
    this(BatchSettings.DEFAULTS, List.of());
  }

  TestApi(BatchSettings settings, List<String> keys) {
    test = new TestBatch(settings);
    ApiParts parts =
        new ApiParts(
            test.batch,
            test.incidents,
            test.log,
            test.feed,
            "feed",
            labels -> new AlertContext("test", 0, labels, Optional.empty()),
            () -> List.of(LOG_CHANNEL),
            orders,
            outbox,
            why -> why.ordinal(),
            () -> 3,
            () -> SIGNS,
            test::listen,
            () -> storage);
    server =
        ApiServer.start(
            new ApiSettings(InetAddress.getLoopbackAddress(), 0, new ApiKeys(keys)), parts);
  }

  URI uri(String path) {
    return server.uri().resolve(path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String json) {
    return send(json(request(path)).POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> patch(String path, String json) {
    return send(json(request(path)).method("PATCH", BodyPublishers.ofString(json)));
  }

  HttpResponse<String> put(String path, String json) {
    return send(json(request(path)).PUT(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    test.close();
    server.close();
    http.close();
  }
}
