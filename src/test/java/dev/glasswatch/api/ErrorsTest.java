package dev.glasswatch.api;

import static dev.glasswatch.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.orchestrate.BatchSettings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  @Test
  void whatIsNotThereIsSaidToBeNotThere() {
    try (TestApi api = new TestApi()) {
      problem(api.get("/api/v2/streams"), 404, "There is nothing at /api/v2/streams");
      problem(api.get("/api/v1/streams/nope"), 404, "There is no stream \"nope\"");
      problem(api.delete("/api/v1/streams/nope"), 404, "There is no stream \"nope\"");
      problem(api.patch("/api/v1/streams/nope", "{}"), 404, "There is no stream \"nope\"");
      problem(api.get("/api/v1/incidents/nope"), 404, "There is no incident of this id");
    }
  }

  @Test
  void methodsAndMediaTypesAreNamed() {
    try (TestApi api = new TestApi()) {
      HttpResponse<String> put =
          api.send(api.request("/api/v1/streams").PUT(BodyPublishers.ofString("{}")));
      problem(put, 405, "does not take PUT");
      assertThat(put.body()).contains("GET", "POST");
      HttpResponse<String> form =
          api.send(
              api.request("/api/v1/streams")
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("{\"url\":\"https://x.example/\"}")));
      problem(form, 415, "application/json");
      problem(
          api.send(api.request("/api/v1/streams").POST(BodyPublishers.ofString("{}"))),
          415,
          "application/json");
    }
  }

  @Test
  void aBodyBeyondTheBoundIsNotRead() {
    try (TestApi api = new TestApi()) {
      String large = "{\"url\":\"https://x.example/" + "a".repeat(70_000) + "\"}";
      problem(api.post("/api/v1/streams", large), 413, "larger than 64 KiB");
      InputStream unsized = new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8));
      problem(
          api.send(
              api.request("/api/v1/streams")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofInputStream(() -> unsized))),
          413,
          "larger than 64 KiB");
    }
  }

  @Test
  void theQueryIsReadStrictly() {
    try (TestApi api = new TestApi()) {
      problem(api.get("/api/v1/streams?cursor=zzz"), 400, "cursor must be the next");
      problem(api.get("/api/v1/streams?cursor=%00"), 400, "cursor must be the next");
      String incidents = api.get("/api/v1/incidents?cursor=czpuZXdz").body();
      assertThat(incidents).contains("cursor must be the next");
      problem(api.get("/api/v1/streams?limit=0"), 400, "limit must be 1 to 1000.");
      problem(api.get("/api/v1/streams?limit=99999999999"), 400, "limit must be 1 to 1000.");
      problem(api.get("/api/v1/incidents?sate=open"), 400, "there are cursor, defect, from");
      problem(api.get("/api/v1/events?stream=a"), 400, "This takes no query parameters.");
      problem(
          api.get("/api/v1/incidents?state=closed"), 400, "pending, open, recovering, resolved");
      problem(api.get("/api/v1/incidents?from=yesterday"), 400, "from must be a time such as");
      problem(api.get("/api/v1/incidents?defect=a&defect=b"), 400, "defect is given twice");
    }
  }

  @Test
  void aFullBatchSaysHowFullItIs() {
    BatchSettings two =
        new BatchSettings(
            2,
            Set.of(),
            Map.of(),
            BatchSettings.DEFAULTS.restarts(),
            BatchSettings.DEFAULTS.stopWithin());
    try (TestApi api = new TestApi(two, List.of())) {
      api.post("/api/v1/streams", "{\"url\":\"https://x.example/1\"}");
      api.post("/api/v1/streams", "{\"url\":\"https://x.example/2\"}");
      problem(
          api.post("/api/v1/streams", "{\"url\":\"https://x.example/3\"}"),
          409,
          "This process watches 2 of at most 2 streams: remove one, raise batch.maxStreams");
      assertThat(api.post("/api/v1/streams", "{\"url\":\"https://x.example/3\"}").body())
          .contains("\"type\":\"urn:glasswatch:problem:batch-full\"");
    }
  }

  private static void problem(HttpResponse<String> response, int status, String sentence) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).at("/title").asText()).isNotBlank();
    assertThat(json(response).at("/detail").asText()).contains(sentence).endsWith(".");
  }
}
