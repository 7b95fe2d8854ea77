package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.evaluate.Injection.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks generated material with ffmpeg's own detectors, which share nothing with ours. */
class MaterialMakerTest {
  private static final MaterialSpec SPEC =
      new MaterialSpec(
          "short",
          320,
          180,
          Duration.ofSeconds(12),
          2_000_000,
          List.of(
              Injection.ofSeconds(Kind.FREEZE, 2, 5),
              Injection.ofSeconds(Kind.BLACK, 7, 9),
              Injection.ofSeconds(Kind.SILENCE, 4, 10)));

  @TempDir Path folder;

  @Test
  void theDefectsAreWhereTheyWereAskedFor() throws Exception {
    List<Long> counts = new ArrayList<>();
    Path file = maker((task, done, total) -> counts.add(done * 1000 + total)).file(SPEC);
    String report = judge(file);
    // Timestamps of MPEG-TS do not start at 0.
    assertThat(seconds(report, "black_start:([0-9.]+)")).isCloseTo(7, within(0.1));
    assertThat(seconds(report, "black_duration:([0-9.]+)")).isCloseTo(2, within(0.05));
    assertThat(seconds(report, "silence_duration: ([0-9.]+)")).isCloseTo(6, within(0.1));
    assertThat(seconds(report, "freeze_start: ([0-9.]+)")).isBetween(1.9, 4.0);
    assertThat(report).contains("frame=  300");
    assertThat(counts.getLast()).isEqualTo(300_300);
  }

  @Test
  void theSameMaterialIsMadeOnce() throws Exception {
    MaterialSpec plain =
        new MaterialSpec("plain", 160, 90, Duration.ofSeconds(2), 500_000, List.of());
    Path first = maker(Progress.NONE).file(plain);
    FileTime marked = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(first, marked);
    assertThat(maker(Progress.NONE).file(plain)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(marked);
    MaterialSpec longer =
        new MaterialSpec("plain", 160, 90, Duration.ofSeconds(4), 500_000, List.of());
    assertThat(maker(Progress.NONE).file(longer)).isNotEqualTo(first);
  }

  @Test
  void itIsCutAtKeyframesAndRepeatedWithoutAGap() throws Exception {
    MaterialSpec plain =
        new MaterialSpec("cut", 160, 90, Duration.ofSeconds(6), 500_000, List.of());
    MaterialMaker maker = maker(Progress.NONE);
    Path twice = maker.repeated(maker.file(plain), "cut-twice", 2);
    List<Segment> segments = maker.segments(twice);
    assertThat(segments)
        .hasSizeBetween(3, 6)
        .allSatisfy(segment -> assertThat(segment.file()).isNotEmptyFile());
    Duration sum = segments.stream().map(Segment::length).reduce(Duration.ZERO, Duration::plus);
    assertThat(sum).isBetween(Duration.ofMillis(11_900), Duration.ofMillis(12_200));
    assertThat(judge(twice)).contains("frame=  300");
  }

  @Test
  void aProgramThatFailsSaysWhy() throws Exception {
    MaterialSpec impossible =
        new MaterialSpec("bad", -1, 90, Duration.ofSeconds(1), 500_000, List.of());
    assertThatThrownBy(() -> maker(Progress.NONE).file(impossible))
        .isInstanceOf(EvaluateException.class)
        .hasMessageContaining("failed with code");
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".ts"))).isEmpty();
    }
  }

  private MaterialMaker maker(Progress progress) throws EvaluateException {
    return new MaterialMaker(folder, Encoder.shipped(), progress);
  }

  private static String judge(Path file) throws EvaluateException, IOException {
    List<String> lines = new ArrayList<>();
    ProcessBuilder judge =
        Encoder.shipped()
            .program()
            .command(
                List.of(
                    "-hide_banner",
                    "-nostdin",
                    "-i",
                    file.toString(),
                    "-vf",
                    "freezedetect=d=1,blackdetect=d=1",
                    "-af",
                    "silencedetect=d=2",
                    "-f",
                    "null",
                    "-"));
    new ProgramRun("ffmpeg", judge, Duration.ofMinutes(1)).toEnd(lines::add);
    return String.join("\n", lines);
  }

  private static double seconds(String report, String pattern) {
    return Pattern.compile(pattern)
        .matcher(report)
        .results()
        .map(MatchResult::group)
        .map(text -> text.replaceAll("[^0-9.]*([0-9.]+)$", "$1"))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }
}
