package dev.glasswatch.evaluate.trace;

import static dev.glasswatch.evaluate.trace.TracedAnalysis.comparable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every clip of the shared media, watched with settings under which much is an incident: what is
 * replayed is what was found. Skipped where the media is missing.
 */
class ReplayedClipsIT {

  private static final Map<String, Map<String, String>> EAGER =
      Map.of(
          "freeze", Map.of("minDuration", "1s", "stillDuration", "2s", "keepOpen", "0s"),
          "black", Map.of("minDuration", "40ms", "blackLevel", "12%", "litShare", "2%"),
          "silence", Map.of("minDuration", "100ms", "threshold", "-35dBFS", "keepOpen", "0s"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"content", "long", "defects"})
  void theSameIncidents(String media) throws Exception {
    List<String> differences = new ArrayList<>();
    int incidents = 0;
    for (Path clip : clips(media)) {
      Path traces = folder.resolve(media + "-" + clip.getFileName());
      TracedAnalysis traced = new TracedAnalysis(traces);
      List<Incident> live = comparable(traced.record(clip, EAGER).incidents());
      incidents += live.size();
      List<Incident> replayed = comparable(traced.replay());
      if (!replayed.equals(live)) {
        differences.add("%s%n  live:     %s%n  replayed: %s".formatted(clip, live, replayed));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(incidents).isPositive();
  }

  private static List<Path> clips(String media) throws Exception {
    try (Stream<Path> files = Files.walk(TestMedia.shared(media))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
