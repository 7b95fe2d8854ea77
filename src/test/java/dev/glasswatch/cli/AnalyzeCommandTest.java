package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.Injection;
import dev.glasswatch.evaluate.Injection.Kind;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.MaterialSpec;
import dev.glasswatch.evaluate.Progress;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
  private static final String INCIDENT =
      "\\{\"type\":\"incident\",\"input\":\"[^\"]+\",\"defect\":\"[a-z_]+\",\"track\":\"[av]:0\","
          + "\"start\":\\d+\\.\\d{3},\"end\":(\\d+\\.\\d{3}|null),"
          + "\"severity\":\"(minor|major|critical)\",\"score\":[01]\\.\\d{1,3},"
          + "\"reason\":\"[a-z_]+\",\"details\":\\{.*}}";
  private static final String SUMMARY =
      "\\{\"type\":\"summary\",\"input\":\"[^\"]+\",\"durationSeconds\":\\d+\\.\\d{3},"
          + "\"videoFrames\":\\d+,\"framesSkipped\":0,\"unwatchedSeconds\":0\\.000,"
          + "\"decodeErrors\":0,\"cpuSeconds\":\\d+\\.\\d{3},\"wallSeconds\":\\d+\\.\\d{3},"
          + "\"incidents\":\\d+}";

  @TempDir static Path folder;
  private static String clean = "";
  private static String defective = "";

  @BeforeAll
  static void makeMaterial() throws Exception {
    MaterialMaker maker = new MaterialMaker(folder, Encoder.shipped(), Progress.NONE);
    clean = maker.file(spec("clean", 4)).toString();
    defective =
        maker
            .file(
                spec(
                    "defective",
                    20,
                    Injection.ofSeconds(Kind.FREEZE, 2, 6),
                    Injection.ofSeconds(Kind.SILENCE, 1, 13),
                    Injection.ofSeconds(Kind.BLACK, 16, 20)))
            .toString();
  }

  private static MaterialSpec spec(String name, long seconds, Injection... injections) {
    return new MaterialSpec(
        name, 320, 180, Duration.ofSeconds(seconds), 1_000_000, List.of(injections));
  }

  @Test
  void cleanMaterialEndsWithZero() {
    CommandRun run = CommandRun.of("analyze", clean);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).singleElement().asString().contains("no incidents", "100 frames");
    assertThat(run.code()).isZero();
  }

  @Test
  void defectsAreFoundWhereTheyWereInjected() throws Exception {
    CommandRun run = CommandRun.of("analyze", "--format", "json", defective);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().subList(0, run.out().size() - 1)).allMatch(line -> line.matches(INCIDENT));
    assertThat(run.out().getLast()).matches(SUMMARY);
    List<JsonNode> found = parse(run.out());
    assertThat(found.stream().map(line -> line.path("defect").asText()))
        .containsExactly("silence", "freeze", "black", "");
    assertStretch(found.get(0), 1, 13, 0.15);
    // A freeze starts at the first repeated frame, and sound starts 21 ms before the picture.
    assertStretch(found.get(1), 2.061, 6.021, 0.041);
    assertThat(found.get(2).path("start").asDouble()).isCloseTo(16, within(0.05));
    assertThat(found.get(2).path("end").isNull()).isTrue();
    assertThat(found.get(3).path("incidents").asInt()).isEqualTo(3);
    assertThat(found.get(3).path("videoFrames").asInt()).isEqualTo(500);
    assertThat(found.get(3).path("durationSeconds").asDouble()).isCloseTo(20, within(0.1));
  }

  private static void assertStretch(JsonNode incident, double from, double to, double off) {
    assertThat(incident.path("start").asDouble()).isCloseTo(from, within(off));
    assertThat(incident.path("end").asDouble()).isCloseTo(to, within(off));
  }

  @Test
  void theSameInputGivesTheSameLines() {
    List<String> once = CommandRun.of("analyze", "--format", "json", defective, clean).out();
    List<String> again = CommandRun.of("analyze", "--format", "json", defective, clean).out();
    assertThat(timeless(again)).isEqualTo(timeless(once));
  }

  private static List<String> timeless(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("\"(cpu|wall)Seconds\":[0-9.]+", "\"$1Seconds\":0"))
        .toList();
  }

  @Test
  void textOffATerminalIsOneLineAnIncident() {
    CommandRun run = CommandRun.of("analyze", "--detectors", "black", defective);
    assertThat(run.out()).hasSize(2);
    assertThat(run.out().getFirst())
        .matches(".*defective.*: black on v:0 from 1[56]\\.\\d{3} to end, major, score [01]\\..*");
  }

  @Test
  void settingsAreHeeded() {
    assertThat(CommandRun.of("analyze", "--set", "black.minDuration=10s", defective).out())
        .noneMatch(line -> line.contains(": black"));
    assertThat(CommandRun.of("analyze", "--detectors", "silence,freeze", defective).out())
        .hasSize(3)
        .noneMatch(line -> line.contains(": black"));
  }

  @Test
  void whatIsNotKnownIsAnsweredWithWhatIs() {
    assertRefused("There is no detector \"frost\"; there are av_sync", "--detectors", "frost");
    assertRefused("There is no detector \"frost\"", "--set", "frost.minDuration=1s");
    assertRefused(
        "There is no setting \"depth\"; there are blackLevel, ", "--set", "black.depth=3");
    assertRefused("minDuration must be a length of time", "--set", "black.minDuration=soon");
    assertRefused("--set takes detector.key=value", "--set", "minDuration=1s");
    assertRefused("'here' is no network", "--allow-network", "here");
    assertRefused("Invalid value for option '--format'", "--format", "xml");
  }

  private static void assertRefused(String sentence, String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze"));
    arguments.addAll(List.of(options));
    arguments.add(clean);
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).first().asString().startsWith("glasswatch: ").contains(sentence);
    assertThat(run.err()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void withoutInputsItSaysWhatIsMissing() {
    CommandRun run = CommandRun.of("analyze");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).first().asString().contains("Name at least one file or URL");
  }

  @Test
  void anInputWithoutANameIsNotTakenForTheWorkingFolder() {
    CommandRun run = CommandRun.of("analyze", clean, "");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).first().asString().contains("Name at least one file or URL");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefusedInASentence() {
    CommandRun run = CommandRun.of("analyze", "a\0b.ts");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).singleElement().asString().contains("names no file");
  }

  @Test
  void resultsThatCannotBeWrittenAreNotTakenForNone() {
    StringWriter err = new StringWriter();
    Writer full =
        new FilterWriter(Writer.nullWriter()) {
          @Override
          public void write(String text, int from, int length) throws IOException {
            throw new IOException("no space left");
          }
        };
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(full))
            .setErr(new PrintWriter(err, true))
            .execute("analyze", clean);
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).containsOnlyOnce("glasswatch: The results cannot be written.");
  }

  @Test
  void eachInputThatCannotBeAnalysedGetsOneSentence() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not media at all\n".repeat(500));
    Path empty = Files.createFile(folder.resolve("empty.ts"));
    List<String> bad =
        List.of(text.toString(), empty.toString(), folder.toString(), folder + "/missing.mp4");
    for (String input : bad) {
      CommandRun run = CommandRun.of("analyze", input);
      assertThat(run.code()).as(input).isEqualTo(2);
      assertThat(run.out()).as(input).isEmpty();
      assertThat(run.err()).as(input).singleElement().asString().contains(input);
    }
  }

  @Test
  void oneBadInputDoesNotKeepTheOthersFromBeingAnalysed() throws Exception {
    CommandRun run =
        CommandRun.of("analyze", "--format", "json", folder + "/missing.mp4", defective, clean);
    assertThat(run.code()).isEqualTo(2);
    List<JsonNode> lines = parse(run.out());
    assertThat(lines.getFirst().path("type").asText()).isEqualTo("error");
    assertThat(lines.getFirst().path("reason").asText()).isEqualTo("file_unreadable");
    assertThat(lines.stream().filter(line -> line.path("type").asText().equals("summary")))
        .hasSize(2);
  }

  @Test
  void privateAddressesAreRefusedUnlessAllowed() {
    CommandRun run = CommandRun.of("analyze", "http://user:secret@127.0.0.1:9/a.ts?token=secret");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).singleElement().asString().contains("--allow-network");
    assertThat(run.err().toString()).doesNotContain("secret");
  }

  @Test
  void detectorsAreListedWithUnitsAndDefaults() {
    CommandRun run = CommandRun.of("analyze", "--list-detectors");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("black", "freeze", "silence");
    assertThat(run.out()).anyMatch(line -> line.matches(" {2}minDuration +2s +\\S+ to .*"));
  }

  private static List<JsonNode> parse(List<String> lines) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : lines) {
      nodes.add(mapper.readTree(line));
    }
    return nodes;
  }
}
