package dev.glasswatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.FileWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips in which nothing is wrong: nothing is reported. */
class CleanClipsIT {

  // The one clip whose sound track is digital silence from end to end for longer than ten seconds.
  private static final Set<String> REAL = Set.of("car-detection.mp4 silence digital_silence");

  // The last one's pictures are whole, though nearly all of its packets are marked corrupt.
  @ParameterizedTest
  @ValueSource(strings = {"content", "long", "audio", "talk", "defects/tsduck_test-072.ts"})
  void nothingIsReported(String folder) throws Exception {
    List<String> reported = new ArrayList<>();
    try (FileWatch watch =
        new FileWatch("black", "freeze", "silence", "no_signal", "block_corruption", "av_sync")) {
      for (Path clip : clips(folder)) {
        AnalysisResult result = watch.result(clip);
        assertThat(result.fault()).as("%s", clip).isEmpty();
        result.incidents().stream()
            .map(incident -> described(clip, incident))
            .filter(description -> !REAL.contains(description))
            .forEach(reported::add);
      }
    }
    assertThat(reported).isEmpty();
  }

  private static String described(Path clip, Incident incident) {
    return "%s %s %s".formatted(clip.getFileName(), incident.key().defect(), incident.reason());
  }

  private static List<Path> clips(String folder) throws Exception {
    try (Stream<Path> files = Files.walk(TestMedia.shared(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
