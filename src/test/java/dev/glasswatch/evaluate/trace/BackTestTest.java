package dev.glasswatch.evaluate.trace;

import static dev.glasswatch.evaluate.trace.TracedAnalysis.comparable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.Injection;
import dev.glasswatch.evaluate.Injection.Kind;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.MaterialSpec;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.trace.BackTestResult.Outcome;
import dev.glasswatch.incident.Incident;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of a trace, against what an analysis of the same file gives. */
class BackTestTest {

  @TempDir static Path folder;
  private static Path file = Path.of("");
  private static TracedAnalysis traced = new TracedAnalysis(Path.of(""));
  private static List<Incident> recorded = List.of();

  @BeforeAll
  static void record() throws Exception {
    MaterialSpec material =
        new MaterialSpec(
            "programme",
            320,
            180,
            Duration.ofSeconds(46),
            1_000_000,
            List.of(
                new Injection(Kind.FREEZE, Duration.ofSeconds(4), Duration.ofMillis(6520)),
                Injection.ofSeconds(Kind.BLACK, 10, 13),
                Injection.ofSeconds(Kind.SILENCE, 16, 28),
                Injection.ofSeconds(Kind.FREEZE, 34, 40)));
    file = new MaterialMaker(folder, Encoder.shipped(), Progress.NONE).file(material);
    traced = new TracedAnalysis(folder.resolve("traces"));
    recorded = traced.record(file, Map.of()).incidents();
  }

  private static Map<String, Map<String, String>> setting(String assignment) {
    String[] parts = assignment.split("[.=]", 3);
    return Map.of(parts[0], Map.of(parts[1], parts[2]));
  }

  @Test
  void theSettingsOfTheRecordingGiveTheSameIncidents() throws Exception {
    assertThat(recorded.stream().map(each -> each.key().defect().name()))
        .containsExactly("freeze", "black", "silence", "freeze");
    assertThat(comparable(traced.replay())).isEqualTo(comparable(recorded));
  }

  @ParameterizedTest
  @CsvSource({
    "freeze.minDuration=3s",
    "freeze.minDuration=10s",
    "freeze.keepOpen=0s",
    "freeze.keepOpen=30s",
    "freeze.movingShare=2%",
    "black.minDuration=5s",
    "black.blackLevel=3%",
    "black.litShare=1%",
    "black.overlayShare=0%",
    "silence.minDuration=15s",
    "silence.threshold=-90dBFS",
    "silence.threshold=-53dBFS",
    "silence.channels=false",
    "no_signal.keepOpen=10s"
  })
  void otherSettingsGiveWhatAnAnalysisGivesWithThem(String assignment) throws Exception {
    Map<String, Map<String, String>> changes = setting(assignment);
    List<Incident> replayed =
        traced.replay(changes).lines().stream().flatMap(line -> line.wanted().stream()).toList();
    assertThat(comparable(replayed)).isEqualTo(comparable(traced.analyse(file, changes)));
  }

  @ParameterizedTest
  @CsvSource({
    "black.minDuration=5s, black, 1",
    "freeze.minDuration=3s, freeze, 1",
    "freeze.minDuration=7s, freeze, 2",
    "silence.minDuration=13s, silence, 1"
  })
  void aLongerWaitLosesWhatIsShorter(String assignment, String defect, int count) throws Exception {
    BackTestResult result = traced.replay(setting(assignment));
    assertThat(result.count(Outcome.LOST)).isEqualTo(count);
    assertThat(result.count(Outcome.KEPT)).isEqualTo(recorded.size() - count);
    assertThat(result.lines().stream().filter(line -> line.outcome() == Outcome.LOST))
        .allMatch(line -> line.shown().key().defect().name().equals(defect));
  }

  @Test
  void incidentsThatBecomeOneAreChanged() throws Exception {
    BackTestResult result = traced.replay(setting("freeze.keepOpen=30s"));
    assertThat(result.count(Outcome.CHANGED)).isEqualTo(1);
    assertThat(result.count(Outcome.LOST)).isEqualTo(1);
  }

  @Test
  void aStricterRecordingShowsWhatWouldHaveBeenRaised(@TempDir Path other) throws Exception {
    TracedAnalysis strict = new TracedAnalysis(other);
    Map<String, Map<String, String>> late =
        Map.of("black", Map.of("minDuration", "5s"), "freeze", Map.of("minDuration", "7s"));
    assertThat(strict.record(file, late).incidents()).hasSize(1);
    BackTestResult result =
        strict.replay(
            Map.of("black", Map.of("minDuration", "2s"), "freeze", Map.of("minDuration", "2s")));
    assertThat(result.count(Outcome.RAISED)).isEqualTo(3);
    List<Incident> now = result.lines().stream().flatMap(line -> line.wanted().stream()).toList();
    assertThat(comparable(now)).isEqualTo(comparable(recorded));
  }

  @ParameterizedTest
  @CsvSource({
    "freeze.minDuration=1s, freeze.minDuration of 1s needs a window of 1s",
    "freeze.movingShare=20%, freeze.movingShare can be at most 16",
    "black.blackLevel=20%, black.blackLevel can be at most 11.2%",
    "black.texture=2%, black.unseenLevel",
    "silence.threshold=-40dBFS, silence.threshold and hysteresis can be at most -50.0",
    "no_signal.missingAfter=5s, no_signal.missingAfter cannot be tried on a trace",
    "sync.offset=1s, holds no detector \"sync\"; it holds av_sync",
    "black.level=1, There is no setting \"level\"",
    "black.minDuration=soon, minDuration must be a length of time"
  })
  void whatATraceCannotTellIsRefused(String assignment, String sentence) {
    assertThatThrownBy(() -> traced.replay(setting(assignment)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(sentence);
  }
}
