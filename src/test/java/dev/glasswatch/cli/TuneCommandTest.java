package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.Injection;
import dev.glasswatch.evaluate.Injection.Kind;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.MaterialSpec;
import dev.glasswatch.evaluate.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {

  @TempDir static Path folder;
  private static String traces = "";
  private static CommandRun analysis = new CommandRun(0, List.of(), List.of());

  @BeforeAll
  static void record() throws Exception {
    MaterialSpec spec =
        new MaterialSpec(
            "tuned",
            320,
            180,
            Duration.ofSeconds(16),
            1_000_000,
            List.of(
                Injection.ofSeconds(Kind.FREEZE, 2, 6), Injection.ofSeconds(Kind.BLACK, 10, 13)));
    Path file = new MaterialMaker(folder, Encoder.shipped(), Progress.NONE).file(spec);
    traces = folder.resolve("traces").toString();
    analysis = CommandRun.of("analyze", "--format", "json", "--trace", traces, file.toString());
  }

  private static CommandRun tune(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "tune";
    arguments[1] = "--trace";
    arguments[2] = traces;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandRun.of(arguments);
  }

  /** What both commands say of an incident. */
  private static List<String> incidents(CommandRun run) {
    return run.out().stream()
        .filter(line -> line.contains("\"type\":\"incident\""))
        .map(line -> line.substring(line.indexOf("\"defect\"")))
        .toList();
  }

  @Test
  void theIncidentsAreThoseOfTheAnalysis() {
    CommandRun run = tune("--format", "json");
    assertThat(run.code()).isZero();
    assertThat(incidents(run)).hasSize(2).isEqualTo(incidents(analysis));
    assertThat(run.out().getLast())
        .contains("\"kept\":2,\"changed\":0,\"raised\":0,\"lost\":0", "\"brokenOff\":false");
  }

  @Test
  void aTableSaysWhatIsLostAndChanged() {
    CommandRun run = tune("--set", "black.minDuration=5s", "--set", "freeze.minDuration=3s");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().getFirst())
        .contains("tuned", ", recorded from ", "1 kept, 0 changed, 0 raised, 1 lost");
    assertThat(run.out()).anyMatch(line -> line.matches(" +kept +2\\.0.* freeze .*"));
    assertThat(run.out()).anyMatch(line -> line.matches(" +lost +10\\.0.* 13\\.0.* black .*"));
  }

  @Test
  void aDetectorThatTheTraceDoesNotHoldIsAnError() {
    CommandRun run = tune("--set", "sync.offset=1s");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().getFirst())
        .contains(
            "holds no detector \"sync\"; it holds av_sync, black, block_corruption, freeze,"
                + " no_signal, silence.");
  }

  @Test
  void whatCannotBeTriedSaysWhatToDo() {
    CommandRun run = tune("--set", "freeze.movingShare=30");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().getFirst()).contains("analyse the recording again");
  }

  @Test
  void withoutATraceItSaysSo() {
    assertThat(CommandRun.of("tune").code()).isEqualTo(2);
    CommandRun run = CommandRun.of("tune", "--trace", folder.resolve("none").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().getFirst()).contains("cannot be read: name trace files, or their folder");
  }

  @Test
  void tracesThatCannotBeWrittenAreSaidSoBeforeAnythingIsAnalysed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    CommandRun run = CommandRun.of("analyze", "--trace", file.toString(), "any.ts");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().getFirst()).contains("Traces cannot be written to");
    assertThat(run.out()).isEmpty();
  }
}
