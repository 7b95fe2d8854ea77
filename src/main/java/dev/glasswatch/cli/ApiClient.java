package dev.glasswatch.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Speaks to a running service as anybody would: over its API. */
final class ApiClient implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final Optional<String> key;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  /**
   * A client of one service.
   *
   * @param base where its API is
   * @param key opens it; none for one that wants none
   */
  ApiClient(URI base, Optional<String> key) {
    this.base = base;
    this.key = key;
  }

  JsonNode get(String path) throws ApiException {
    return send(request(path).GET());
  }

  /** Every item of a listing, part by part. */
  List<JsonNode> list(String path) throws ApiException {
    List<JsonNode> items = new ArrayList<>();
    String mark = path.contains("?") ? "&" : "?";
    JsonNode page = get(path);
    page.path("items").forEach(items::add);
    while (page.hasNonNull("next")) {
      page = get(path + mark + "cursor=" + page.path("next").asText());
      page.path("items").forEach(items::add);
    }
    return items;
  }

  JsonNode post(String path, JsonNode body) throws ApiException {
    return send(request(path).POST(BodyPublishers.ofString(body.toString())));
  }

  JsonNode put(String path, JsonNode body) throws ApiException {
    return send(request(path).PUT(BodyPublishers.ofString(body.toString())));
  }

  void delete(String path) throws ApiException {
    send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) throws ApiException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(base.resolve("/api/v1/").resolve(path))
              .timeout(DEADLINE)
              .header("Content-Type", "application/json");
      key.ifPresent(secret -> request.header("X-API-Key", secret));
      return request;
    } catch (IllegalArgumentException e) {
      throw new ApiException("--api must be a URL such as http://127.0.0.1:8080.");
    }
  }

  private JsonNode send(HttpRequest.Builder request) throws ApiException {
    try {
      return understood(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new ApiException(
          "The service at %s does not answer: start it, or name another with --api."
              .formatted(where()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("Interrupted before the service answered.");
    }
  }

  // Without what may stand before the host: it may be a password.
  private String where() {
    return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
  }

  private static JsonNode understood(HttpResponse<String> answer) throws ApiException {
    JsonNode body = json(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new ApiException(
          body.path("detail").asText("The service answered " + answer.statusCode() + "."));
    }
    return body;
  }

  private static JsonNode json(String text) {
    try {
      return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
