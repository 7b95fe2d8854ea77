package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertFormatTest {
  private static final AlertContext PRODUCTION =
      new AlertContext(
          "production",
          7,
          Map.of("region", "eu", "cdn", "a"),
          Optional.of(URI.create("https://glasswatch.example/")));

  @Test
  void anOpenedAlertIsTheGoldenFileByteForByte() throws IOException {
    Map<String, Object> details = Map.of("frozenShare", 0.97, "region", List.of(0, 0, 1920, 1080));

    AlertEvent event = AlertFormat.event(Alerts.opened(details), PRODUCTION);

    assertThat(event.body()).isEqualTo(golden("opened.json"));
    assertThat(event.id()).isEqualTo("inc-1:1");
    assertThat(event.type()).isEqualTo("dev.glasswatch.incident.opened");
    assertThat(event.attribute(AlertAttributes.TRANSITION)).isEqualTo("opened");
  }

  @Test
  void aResolvedAlertSaysWhenAndWhyItEnded() throws IOException {
    AlertContext plain = new AlertContext("production", 0, Map.of(), Optional.empty());

    assertThat(AlertFormat.event(Alerts.resolved(), plain).body())
        .isEqualTo(golden("resolved.json"));
  }

  @Test
  void writingItAgainGivesTheSameIdAndBytes() {
    Map<String, Object> details = Map.of("a", 1, "b", 2, "c", 3);

    assertThat(AlertFormat.event(Alerts.opened(details), PRODUCTION))
        .isEqualTo(AlertFormat.event(Alerts.opened(details), PRODUCTION));
  }

  @Test
  void oddDetailsOfAPlugInDoNotCostTheAlert() throws IOException {
    Object odd =
        new Object() {
          @Override
          public String toString() {
            return "odd";
          }
        };
    Map<String, Object> details =
        Map.of("odd", odd, "nan", Double.NaN, "list", List.of(odd, 1), "map", Map.of(1, odd));

    JsonNode data =
        new ObjectMapper()
            .readTree(AlertFormat.event(Alerts.opened(details), PRODUCTION).body())
            .at("/data/details");

    assertThat(data.toString())
        .isEqualTo(
            "{\"list\":[\"odd\",1],\"map\":{\"1\":\"odd\"},\"nan\":\"NaN\",\"odd\":\"odd\"}");
  }

  @Test
  void theSourceIsAUriReferenceWhateverTheNamesHold() throws IOException {
    AlertContext odd = new AlertContext("pro duction", 0, Map.of(), Optional.empty());

    String body = AlertFormat.event(Alerts.opened(Map.of()), odd).body();

    assertThat(new ObjectMapper().readTree(body).get("source").asText())
        .isEqualTo("glasswatch/pro%20duction/news-1");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = AlertFormatTest.class.getResourceAsStream(name)) {
      String pretty = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return pretty.replaceAll("\\s+", ""); // no value in these files holds white space
    }
  }
}
