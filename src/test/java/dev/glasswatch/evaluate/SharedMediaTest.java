package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.DetectorCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every file of the shared media gives a verdict or one clear sentence, twice the same. Files of up
 * to a megabyte by default; all of them with {@code -Dglasswatch.media.all=true}. The folder is
 * {@code ../shared/media}, or what {@code -Dglasswatch.media} says.
 */
class SharedMediaTest {
  private static final Path MEDIA =
      Path.of(System.getProperty("glasswatch.media", "../shared/media"));
  private static final long SMALL = 1_000_000;
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  @Test
  void everyFileGivesAVerdictOrOneSentenceTwiceTheSame() throws Exception {
    assumeThat(MEDIA).as("shared media, see the class comment").isDirectory();
    List<Path> files = files();
    assertThat(files).isNotEmpty();
    List<String> problems = new ArrayList<>();
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      Analysis analysis =
          new Analysis(
              parts.watchParts(), DetectorCatalog.onClassPath().plans(List.of(), Map.of()));
      for (Path file : files) {
        String once = verdict(analysis, file, problems);
        String again = verdict(analysis, file, problems);
        if (!once.equals(again)) {
          problems.add("%s%n  once:  %s%n  again: %s".formatted(file, once, again));
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private static List<Path> files() throws IOException {
    boolean all = Boolean.getBoolean("glasswatch.media.all");
    List<Path> chosen = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MEDIA)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (all || Files.size(file) <= SMALL) {
          chosen.add(file);
        }
      }
    }
    return chosen;
  }

  private static String verdict(Analysis analysis, Path file, List<String> problems) {
    AnalysisResult result =
        assertTimeoutPreemptively(
            DEADLINE, () -> analysis.of(file.toString(), bytes -> {}), file.toString());
    if (!result.anythingSeen() && result.fault().isEmpty()) {
      problems.add(file + " has neither a verdict nor a sentence");
    }
    result
        .fault()
        .map(AnalysisResult.Fault::sentence)
        .filter(sentence -> sentence.isBlank() || sentence.lines().count() > 1)
        .ifPresent(sentence -> problems.add(file + " has no one clear sentence: " + sentence));
    return text(result);
  }

  private static String text(AnalysisResult result) {
    StringBuilder text = new StringBuilder(result.fault().toString());
    text.append(result.lengthMicros()).append(' ').append(result.unwatched());
    text.append(' ').append(result.facts().media().videoFrames());
    text.append(' ').append(result.facts().media().decodeErrors());
    for (Incident found : result.incidents()) {
      text.append(
          "%n%s %d %s %s %s %s %s"
              .formatted(
                  found.key(),
                  found.mediaStart(),
                  found.mediaEnd(),
                  found.severity(),
                  found.score(),
                  found.reason(),
                  found.details()));
    }
    return text.toString();
  }
}
