package dev.glasswatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.incident.EndReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsApiTest {

  private final TestApi api = new TestApi();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void theSeriesOfAStreamComeAndGoWithIt() {
    api.post("/api/v1/streams", "{\"id\":\"news\",\"url\":\"https://x.example/\"}");
    assertThat(scrape())
        .contains(
            "glasswatch_stream_state{state=\"live\",stream=\"news\"} 1",
            "glasswatch_stream_state{state=\"refused\",stream=\"news\"} 0",
            "glasswatch_stream_unwatched_seconds_total{reason=\"disconnected\",stream=\"news\"} 3",
            "glasswatch_stream_frames_total{stream=\"news\"} 100",
            "glasswatch_stream_decode_errors_total{stream=\"news\"} 3",
            "glasswatch_heartbeat_timestamp_seconds 1.7954067005E9",
            "glasswatch_canary_timestamp_seconds NaN",
            "glasswatch_ring_fill_ratio{stream=\"news\"} 0.1",
            "glasswatch_ring_dropped_total{stream=\"news\"} 5",
            "glasswatch_delivery_status{stream=\"news\"} 0",
            "glasswatch_delivery_bytes_total{stream=\"news\"} 0",
            "glasswatch_detector_frames_total{detector=\"freeze\",stream=\"news\"} 100",
            "glasswatch_detector_cpu_seconds_total{detector=\"freeze\",stream=\"news\"} 0.04",
            "glasswatch_detector_lag{detector=\"freeze\",stream=\"news\"} 4",
            "glasswatch_detector_running{detector=\"freeze\",stream=\"news\"} 1",
            "glasswatch_detector_failures_total{detector=\"freeze\",kind=\"hung\",stream=\"news\"}"
                + " 3",
            "glasswatch_streams 1");
    api.delete("/api/v1/streams/news");
    assertThat(scrape()).doesNotContain("stream=\"news\"").contains("glasswatch_streams 0");
  }

  @Test
  void theSeriesOfADetectorGoWhenItIsSwitchedOff() {
    api.post("/api/v1/streams", "{\"id\":\"news\",\"url\":\"https://x.example/\"}");
    api.patch("/api/v1/streams/news", "{\"detectors\":{\"freeze\":{\"enabled\":false}}}");
    assertThat(scrape())
        .contains("detector=\"black\",stream=\"news\"")
        .doesNotContain("detector=\"freeze\"");
  }

  @Test
  void incidentsAreCountedAsTheyOpenAndTheirDelayMeasured() {
    api.post("/api/v1/streams", "{\"id\":\"news\",\"url\":\"https://x.example/\"}");
    api.test.latest().open("freeze");
    api.test.latest().resolve("freeze", EndReason.RECOVERED);
    assertThat(scrape())
        .contains(
            "glasswatch_incidents_opened_total{defect=\"freeze\",severity=\"major\"} 1",
            "glasswatch_detection_delay_seconds_sum{defect=\"freeze\"} 2",
            "glasswatch_detection_delay_seconds_bucket{defect=\"freeze\",le=\"2.0\"} 1");
  }

  @Test
  void theProcessSaysHowMuchMemoryAndWhichThreadsItTakes() {
    System.gc(); // what the registry holds weakly must be held elsewhere
    String line =
        scrape()
            .lines()
            .filter(each -> each.startsWith("glasswatch_process_resident_bytes "))
            .findFirst()
            .orElseThrow();
    assertThat(Double.parseDouble(line.substring(line.indexOf(' ')))).isGreaterThan(10e6);
    assertThat(scrape())
        .contains(
            "jvm_memory_used_bytes",
            "process_cpu_usage",
            "glasswatch_detector_threads_abandoned 3");
  }

  /** Names that begin with an underscore there go on from the one before. */
  @Test
  void everyMetricThatTheManualNamesIsThere() throws Exception {
    api.post("/api/v1/streams", "{\"id\":\"news\",\"url\":\"https://x.example/\"}");
    api.test.latest().open("freeze");
    String manual = Files.readString(Path.of("docs", "operations.md"));
    List<String> named =
        Pattern.compile("`(glasswatch_[a-z_]+[a-z])")
            .matcher(manual)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    String scraped = scrape();
    for (String name : named) {
      assertThat(scraped).contains(name);
    }
  }

  private String scrape() {
    return api.get("/prometheus").body();
  }
}
