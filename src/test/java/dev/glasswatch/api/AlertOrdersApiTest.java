package dev.glasswatch.api;

import static dev.glasswatch.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertOrdersApiTest {

  private static final String TOPIC =
      "{\"name\":\"sns\",\"topic\":\"arn:aws:sns:eu-central-1:123456789012:alerts\"}";
  private static final String ROUTE =
      """
      {"name":"outages","match":["severity>=major","defect=no_signal"],"channel":"sns",
       "continue":true,"groupBy":["labels.cdn"],"groupWait":"30s"}\
      """;

  private final TestApi api = new TestApi();

  @AfterEach
  void stop() {
    api.close();
  }

  private JsonNode created(String path, String body) {
    HttpResponse<String> answer = api.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  @Test
  void aChannelIsAddedShownListedAndRemoved() {
    JsonNode added = created("/api/v1/channels", TOPIC);
    assertThat(added.at("/kind").asText()).isEqualTo("sns");
    assertThat(api.outbox.channels).containsOnlyKeys("sns");
    assertThat(api.orders.rules().channels()).contains("sns");
    assertThat(api.post("/api/v1/channels", TOPIC).statusCode()).isEqualTo(200);
    JsonNode items = json(api.get("/api/v1/channels")).at("/items");
    assertThat(items).hasSize(2);
    assertThat(items.at("/0/delivery/enabled").asBoolean()).isTrue();
    assertThat(items.at("/1/kind").asText()).isEqualTo("log");
    assertThat(items.at("/1/delivery/delivered").asInt()).isEqualTo(7);
    assertThat(api.delete("/api/v1/channels/sns").statusCode()).isEqualTo(204);
    assertThat(api.outbox.channels).isEmpty();
    assertThat(api.get("/api/v1/channels/sns").statusCode()).isEqualTo(404);
  }

  @Test
  void aWebhooksSecretsAreNamedByReferenceAndItsUrlIsNotRepeated() throws Exception {
    Path secret = Files.createTempFile("hook", ".secret");
    Files.writeString(secret, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String body =
        "{\"name\":\"pager\",\"url\":\"https://pager.example/s3cret\",\"secrets\":[\"@%s\"]}"
            .formatted(secret);
    assertThat(created("/api/v1/channels", body).toString())
        .contains("https://pager.example", "@" + secret)
        .doesNotContain("s3cret", "whsec_");
    String rotated = body.replace("[", "[\"@%s\",".formatted(secret));
    assertThat(api.put("/api/v1/channels/pager", rotated).statusCode()).isEqualTo(200);
    assertThat(json(api.get("/api/v1/channels/pager")).at("/secrets")).hasSize(2);
    assertThat(api.post("/api/v1/channels/pager/enable", "{}").statusCode()).isEqualTo(200);
    assertThat(api.outbox.asked).containsExactly("enable pager");
    Files.delete(secret);
  }

  @Test
  void aRouteIsAddedShownReplacedAndRemoved() {
    created("/api/v1/channels", TOPIC);
    JsonNode added = created("/api/v1/routes", ROUTE);
    assertThat(added.at("/groupWait").asText()).isEqualTo("PT30S");
    assertThat(added.at("/continue").asBoolean()).isTrue();
    assertThat(added.at("/configured").asBoolean()).isFalse();
    assertThat(added.at("/escalateTo").isNull()).isTrue();
    assertThat(api.delete("/api/v1/channels/sns").statusCode()).isEqualTo(409);
    HttpResponse<String> replaced =
        api.put("/api/v1/routes/outages", "{\"channel\":\"log\",\"order\":1}");
    assertThat(replaced.statusCode()).as(replaced.body()).isEqualTo(200);
    assertThat(json(api.get("/api/v1/routes/outages")).at("/channel").asText()).isEqualTo("log");
    assertThat(api.delete("/api/v1/routes/outages").statusCode()).isEqualTo(204);
    assertThat(api.delete("/api/v1/channels/sns").statusCode()).isEqualTo(204);
  }

  @Test
  void aSilenceIsOrderedShownAndLifted() {
    JsonNode added =
        created(
            "/api/v1/silences",
            "{\"match\":[\"stream=news-*\"],\"lasts\":\"2h\",\"author\":\"joe\"}");
    assertThat(added.at("/state").asText()).isEqualTo("active");
    assertThat(api.orders.rules().silences()).hasSize(1);
    String id = added.at("/id").asText();
    assertThat(json(api.get("/api/v1/silences")).at("/items")).hasSize(1);
    assertThat(api.delete("/api/v1/silences/" + id).statusCode()).isEqualTo(204);
    assertThat(api.orders.rules().silences()).isEmpty();
  }

  @Test
  void maintenanceIsOnceOrRecurring() {
    JsonNode weekly =
        created(
            "/api/v1/maintenance",
            """
            {"id":"nights","days":["sunday"],"at":"02:30","lasts":"PT2H","zone":"Europe/Berlin",
             "author":"joe","comment":"encoders"}\
            """);
    assertThat(weekly.at("/days/0").asText()).isEqualTo("sunday");
    JsonNode once =
        created(
            "/api/v1/maintenance",
            """
            {"from":"2026-01-01T00:00:00Z","until":"2199-01-01T00:00:00+01:00","author":"joe"}\
            """);
    assertThat(once.at("/openUntil").asText()).isEqualTo("2198-12-31T23:00:00Z");
    assertThat(api.delete("/api/v1/maintenance/nights").statusCode()).isEqualTo(204);
    assertThat(api.orders.rules().maintenance()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          channels    | {"name":"a"}                                          | 422 | A channel has url and secrets
          channels    | {"name":"a","url":"https://x.example/","secrets":["hunter2"]} | 422 | @FILE or env:NAME
          channels    | {"name":"a","topic":"nope"}                           | 422 | arn:aws:sns:
          routes      | {"name":"r","channel":"nowhere"}                      | 422 | There is no channel "nowhere"
          routes      | {"name":"r","channel":"log","match":["cdn=a"]}        | 422 | labels.NAME
          routes      | {"name":"R R","channel":"log"}                        | 422 | is named with 1 to 40
          routes      | {"name":"r","channel":"log","escalateTo":"x"}         | 422 | go together
          routes      | {"name":"r","channel":"log","colour":"x"}             | 422 | There is no field "colour"
          silences    | {"match":[],"lasts":"2h","author":"joe"}              | 422 | at least one matcher
          silences    | {"match":["stream=a"],"author":"joe"}                 | 422 | Say when the silence ends
          silences    | {"match":["stream=a"],"until":"2020-01-01T00:00:00Z","author":"joe"} | 422 | must end after it begins
          silences    | {"match":["stream=a"],"lasts":"2h"}                   | 422 | author is missing
          maintenance | {"author":"joe"}                                      | 422 | has from and until, or else
          maintenance | {"at":"25:00","lasts":"1h","zone":"UTC","author":"j"} | 422 | at must be a time of day
          maintenance | {"at":"02:00","lasts":"1h","zone":"Mars","author":"j"} | 422 | zone must be a time zone
          silences    | nope                                                  | 400 |
          """)
  void whatIsWrongIsSaidInOneSentence(String path, String body, int status, String sentence) {
    HttpResponse<String> answer = api.post("/api/v1/" + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).at("/detail").asText())
        .contains(sentence == null ? "" : sentence)
        .endsWith(".")
        .doesNotContain("hunter2");
  }
}
