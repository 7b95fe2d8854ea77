package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOriginTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  @Test
  void servesPlaylistAndSegmentsUntilTheOutage() throws Exception {
    Path file = Files.writeString(folder.resolve("segment"), "bytes");
    List<Segment> material = List.of(new Segment(file, Duration.ofSeconds(2)));
    LivePlaylist playlist = new LivePlaylist(material, START, 0, 3);
    try (HttpClient client = HttpClient.newHttpClient();
        LiveOrigin origin = new LiveOrigin(List.of(playlist), () -> START.plusSeconds(7), 0)) {
      URI url = origin.playlist(0);
      assertThat(get(client, url).body()).startsWith("#EXTM3U").contains("\n2.ts\n");
      assertThat(get(client, url.resolve("2.ts")).body()).isEqualTo("bytes");
      assertThat(get(client, url.resolve("3.ts")).statusCode()).isEqualTo(404);
      assertThat(get(client, url.resolve("/1/live.m3u8")).statusCode()).isEqualTo(404);
      assertThat(get(client, url.resolve("/0/../segment")).statusCode()).isEqualTo(404);
      origin.outage(true);
      assertThat(get(client, url).statusCode()).isEqualTo(503);
      origin.outage(false);
      assertThat(get(client, url).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(HttpClient client, URI url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
