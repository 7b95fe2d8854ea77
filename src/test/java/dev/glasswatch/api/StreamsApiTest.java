package dev.glasswatch.api;

import static dev.glasswatch.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsApiTest {

  private static final String NEWS =
      """
      {"id":"news-1","url":"https://joe:hunter2@cdn.example/live.m3u8?token=s3cret",
       "labels":{"cdn":"a"},"headers":{"Authorization":"Bearer topsecret"},
       "detectors":{"freeze":{"minDuration":"PT3S","share":0.5}}}\
      """;

  private final TestApi api = new TestApi();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aStreamIsAddedShownListedAndRemoved() {
    HttpResponse<String> added = api.post("/api/v1/streams", NEWS);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(added.headers().firstValue("Location")).hasValue("/api/v1/streams/news-1");
    JsonNode shown = json(api.get("/api/v1/streams/news-1"));
    assertThat(shown.at("/status/state").asText()).isEqualTo("live");
    assertThat(shown.at("/labels/cdn").asText()).isEqualTo("a");
    assertThat(shown.at("/detectors/freeze/minDuration").asText()).isEqualTo("PT3S");
    assertThat(shown.at("/audioTrack").isNull()).isTrue();
    assertThat(json(api.get("/api/v1/streams")).at("/items")).hasSize(1);
    assertThat(api.delete("/api/v1/streams/news-1").statusCode()).isEqualTo(204);
    assertThat(api.get("/api/v1/streams/news-1").statusCode()).isEqualTo(404);
    assertThat(api.test.latest().closed()).isTrue();
  }

  @Test
  void credentialsGoInAndNeverComeOut() {
    String everything =
        api.post("/api/v1/streams", NEWS).body()
            + api.get("/api/v1/streams").body()
            + api.get("/api/v1/streams/news-1").body()
            + api.patch("/api/v1/streams/news-1", "{\"priority\":7}").body()
            + api.get("/prometheus").body();
    assertThat(everything)
        .contains("https://cdn.example/live.m3u8", "\"headerNames\":[\"Authorization\"]")
        .doesNotContain("hunter2", "s3cret", "topsecret", "joe");
    assertThat(api.test.latest().plan.source().headers())
        .containsEntry("Authorization", "Bearer topsecret");
  }

  @Test
  void theSameOrderTwiceIsOneStream() {
    api.post("/api/v1/streams", NEWS);
    HttpResponse<String> again = api.post("/api/v1/streams", NEWS.replace("\n", ""));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(api.test.watches).hasSize(1);
    HttpResponse<String> other =
        api.post("/api/v1/streams", "{\"id\":\"news-1\",\"url\":\"https://x.example/\"}");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(detail(other)).contains("another stream \"news-1\"", "PATCH");
  }

  @Test
  void aStreamWithoutAnIdGetsOne() {
    JsonNode view = json(api.post("/api/v1/streams", "{\"url\":\"https://x.example/a.m3u8\"}"));
    assertThat(view.at("/id").asText()).isEqualTo("id-1");
    assertThat(view.at("/priority").asInt()).isEqualTo(50);
  }

  @Test
  void aBodyThatIsMissingIsSaidToBeEmpty() {
    for (HttpResponse<String> response :
        List.of(api.post("/api/v1/streams", ""), api.patch("/api/v1/streams/news-1", ""))) {
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(detail(response)).contains("The body is empty");
    }
  }

  @Test
  void aSettingThatIsNullIsAtItsDefault() {
    JsonNode view =
        json(
            api.post(
                "/api/v1/streams",
                """
                {"url":"https://x.example/a.m3u8","detectors":{"freeze":{"share":null}}}\
                """));
    assertThat(view.at("/detectors").toString()).isEqualTo("{\"freeze\":{}}");
  }

  @Test
  void aPatchChangesWhatItNamesAndKeepsTheRest() {
    api.post("/api/v1/streams", NEWS);
    JsonNode view =
        json(
            api.patch(
                "/api/v1/streams/news-1",
                """
                {"labels":{"cdn":null,"tier":"gold"},
                 "detectors":{"freeze":{"share":null},"black":{"enabled":false}}}\
                """));
    assertThat(view.at("/labels").toString()).isEqualTo("{\"tier\":\"gold\"}");
    assertThat(view.at("/detectors").toString())
        .isEqualTo("{\"black\":{\"enabled\":false},\"freeze\":{\"minDuration\":\"PT3S\"}}");
    assertThat(api.test.latest().plan.source().url()).contains("hunter2");
    assertThat(api.test.latest().plan.detectors()).hasSize(2);
  }

  @Test
  void aMergePatchMediaTypeIsTakenToo() {
    api.post("/api/v1/streams", NEWS);
    HttpResponse<String> response =
        api.send(
            api.request("/api/v1/streams/news-1")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"priority\":1}")));
    assertThat(json(response).at("/priority").asInt()).isEqualTo(1);
  }

  @Test
  void listingsComeInPartsInOrderOfIds() {
    for (String id : new String[] {"c", "a", "b"}) {
      api.post("/api/v1/streams", "{\"id\":\"%s\",\"url\":\"https://x.example/\"}".formatted(id));
    }
    JsonNode first = json(api.get("/api/v1/streams?limit=2"));
    assertThat(first.at("/items").findValuesAsText("id")).containsExactly("a", "b");
    JsonNode second = json(api.get("/api/v1/streams?limit=2&cursor=" + first.at("/next").asText()));
    assertThat(second.at("/items").findValuesAsText("id")).containsExactly("c");
    assertThat(second.at("/next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                         | 400 | not valid JSON (line 1, column
          {"url":"https://x.example/"} trailing                     | 400 | not valid JSON
          {"url":"https://x.example/","url":"https://y.example/"}   | 400 | A field stands there twice (line 1
          ` `                                                       | 400 | The body is empty
          [1]                                                       | 422 | must be one JSON object
          {}                                                        | 422 | url is missing.
          {"url":"https://x.example/","urI":1}                      | 422 | There is no field "urI"; there are audioTrack, detectors
          {"url":"https://x.example/","priority":"high"}            | 422 | priority must be a whole number.
          {"url":"https://x.example/","priority":7.5}               | 422 | priority must be a whole number.
          {"url":"https://x.example/","priority":101}               | 422 | priority must be 0 to 100, not 101.
          {"url":"https://x.example/","loop":"yes"}                 | 422 | loop must be true or false.
          {"url":"https://x.example/","labels":[]}                  | 422 | labels must be an object.
          {"url":"https://x.example/","labels":{"a":{}}}            | 422 | labels.a must be text.
          {"url":"https://x.example/","labels":{"":"x"}}            | 422 | is no name for a label
          {"url":"https://x.example/","labels":{"a":1}}             | 422 | labels.a must be text.
          {"url":"https://x.example/","labels":{"a":1.5}}           | 422 | labels.a must be text.
          {"url":"https://x.example/","id":5}                       | 422 | id must be text.
          {"url":true}                                              | 422 | url must be text.
          {"url":"http://"}                                         | 422 | http:// is not a URL that can be read
          {"url":"http://[::1"}                                     | 422 | is not a URL that can be read
          {"url":"http://h ost/x"}                                  | 422 | is not a URL that can be read
          {"url":"http://x.example:99999/"}                         | 422 | names no host and port
          {"url":"http//joe:hunter2@x.example/"}                    | 422 | … is not a URL that can be read
          {"url":"udp://239.1.1.1"}                                 | 422 | names no port to receive on
          {"url":"rtsp://x.example/"}                               | 422 | has the scheme 'rtsp'
          {"url":"https://x.example/","headers":{"Host":"a"}}       | 422 | The request header Host cannot be set
          {"url":["https://x.example/"]}                            | 422 | url must be text.
          {"url":""}                                                | 422 | url must say where the stream is
          {"url":"https://x.example/","id":"a b"}                   | 422 | id must be 1 to 64 of
          {"url":"https://x.example/","id":"../x"}                  | 422 | id must be 1 to 64 of
          {"url":"https://x.example/","id":"canary"}                | 422 | id must not be "canary"
          {"url":"https://x.example/","headers":{"X-A":"a\\r\\nB: c"}} | 422 | headers.X-A must be one line
          {"url":"https://x.example/","headers":{"X A":"a"}}        | 422 | is no HTTP header name
          {"url":"https://x.example/","decryptionKey":"00ff"}       | 422 | decryptionKey is not supported yet
          {"url":"https://x.example/","detectors":{"frieze":{}}}    | 422 | There is no detector "frieze"; there are black, freeze, silence
          {"url":"https://x.example/","detectors":{"freeze":{"x":1}}}                | 422 | detectors: freeze: There is no setting "x"; there are minDuration, share.
          {"url":"https://x.example/","detectors":{"freeze":{"minDuration":"soon"}}} | 422 | minDuration must be a length of time
          {"url":"https://x.example/","detectors":{"freeze":{"share":[1]}}}          | 422 | detectors.freeze.share must be text, a number, true or false.
          {"url":"https://x.example/","detectors":{"freeze":{"enabled":1}}}          | 422 | detectors.freeze.enabled must be true or false.
          {"url":"https://x.example/","detectors":{"freeze":true}}                   | 422 | detectors.freeze must be an object.
          """)
  void whatIsWrongIsSaidInOneSentence(String body, int status, String sentence) {
    HttpResponse<String> response = api.post("/api/v1/streams", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).at("/status").asInt()).isEqualTo(status);
    assertThat(detail(response)).contains(sentence).endsWith(".").doesNotContain("Exception");
    assertThat(api.test.watches).isEmpty();
  }

  @Test
  void anIdCannotBePatched() {
    api.post("/api/v1/streams", NEWS);
    HttpResponse<String> response = api.patch("/api/v1/streams/news-1", "{\"id\":\"news-2\"}");
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(detail(response)).contains("cannot change");
  }

  private static String detail(HttpResponse<String> response) {
    return json(response).at("/detail").asText();
  }
}
