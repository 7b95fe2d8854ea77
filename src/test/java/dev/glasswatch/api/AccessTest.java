package dev.glasswatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glasswatch.orchestrate.BatchSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final String KEY = "correct-horse-battery-staple";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/streams",
        "/api/v1/incidents",
        "/api/v1/events",
        "/prometheus",
        "/health",
        "/nowhere"
      })
  void withKeysEverythingButTheHealthChecksWantsOne(String path) {
    try (TestApi api =
        new TestApi(BatchSettings.DEFAULTS, List.of("another-key-of-some-length", KEY))) {
      HttpResponse<String> without = api.get(path);
      assertThat(without.statusCode()).isEqualTo(401);
      assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(without.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(without.body()).contains("Authorization: Bearer KEY");
      assertThat(api.send(api.request(path).header("X-API-Key", KEY + "x")).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void akeyIsTakenFromEitherHeader() {
    try (TestApi api = new TestApi(BatchSettings.DEFAULTS, List.of(KEY))) {
      assertThat(
              api.send(api.request("/api/v1/streams").header("Authorization", "bearer " + KEY))
                  .statusCode())
          .isEqualTo(200);
      assertThat(api.send(api.request("/api/v1/streams").header("X-API-Key", KEY)).statusCode())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/liveness", "/health/readiness"})
  void theHealthChecksAreOpen(String path) {
    try (TestApi api = new TestApi(BatchSettings.DEFAULTS, List.of(KEY))) {
      assertThat(api.get(path).statusCode()).isEqualTo(200);
      assertThat(api.get(path).body()).contains("UP");
    }
  }

  @Test
  void aClosingBatchIsAliveButNotReady() {
    try (TestApi api = new TestApi()) {
      api.test.batch.close();
      assertThat(api.get("/health/readiness").statusCode()).isEqualTo(503);
      assertThat(api.get("/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anotherAddressThanLoopbackNeedsAKey() throws Exception {
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiSettings(everywhere, 8080, new ApiKeys(List.of())))
        .withMessage(
            "Listening on 0.0.0.0 needs an API key: set apiKeys in the configuration file, or bind"
                + " to 127.0.0.1.");
    assertThat(new ApiSettings(everywhere, 8080, new ApiKeys(List.of(KEY))).port()).isEqualTo(8080);
  }

  @Test
  void aShortKeyIsRefusedWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiKeys(List.of("hunter2")))
        .withMessageContaining("at least 16 characters")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: 127.0.0.1.evil.example:80",
        "Host: 192.168.0.1",
        "Host: localhost\r\nOrigin: https://evil.example",
        "Host: localhost\r\nOrigin: null",
        "Host: localhost\r\nOrigin: http://localhost.evil.example",
        "Host: localhost\r\nSec-Fetch-Site: cross-site"
      })
  void withoutKeysBrowsersAreKeptOff(String headers) throws Exception {
    try (TestApi api = new TestApi()) {
      assertThat(raw(api, headers)).matches("(?s)HTTP/1.1 4(21|03) .*application/problem\\+json.*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost",
        "Host: LOCALHOST:8080",
        "Host: 127.0.0.1:8080",
        "Host: 127.1.2.3",
        "Host: [::1]:8080",
        "Host: localhost\r\nOrigin: http://localhost:3000",
        "Host: localhost\r\nSec-Fetch-Site: same-origin"
      })
  void withoutKeysThisMachineIsServed(String headers) throws Exception {
    try (TestApi api = new TestApi()) {
      assertThat(raw(api, headers)).startsWith("HTTP/1.1 200 ");
    }
  }

  private static String raw(TestApi api, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET /api/v1/streams HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
