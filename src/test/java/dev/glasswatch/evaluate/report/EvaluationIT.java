package dev.glasswatch.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.reel.ClipFolder;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.EvaluationSize;
import dev.glasswatch.evaluate.reel.Half;
import dev.glasswatch.evaluate.reel.Labels;
import dev.glasswatch.evaluate.reel.Reels;
import dev.glasswatch.evaluate.score.ReelWatch;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole evaluation, of clips that are made here. */
class EvaluationIT {

  private static final EvaluationSize SMALL = new EvaluationSize(1, 1, 70, 20);
  private static final String SOUND =
      "aevalsrc=0.2*sin(2*PI*330*t)|0.2*sin(2*PI*440*t):s=48000:d=12";

  private static final long SEED = 7;

  @TempDir private static Path folder;
  private static Path clips = Path.of("");

  @BeforeAll
  static void makeClips() throws Exception {
    clips = Files.createDirectories(folder.resolve("clips"));
    StringBuilder labels = new StringBuilder();
    for (Half half : Half.values()) {
      for (int i = 0; i < 2; i++) {
        String name = half.label() + i + ".mp4";
        Files.copy(clip(half.ordinal() * 2 + i), clips.resolve(name));
        labels.append("%s\trecording\t%s\n".formatted(name, recording(half)));
      }
    }
    Files.writeString(clips.resolve("labels.tsv"), labels);
  }

  private static Path clip(int seed) {
    String picture =
        "testsrc2=s=320x180:r=25:d=12,scroll=h=0.00%d:v=0.004,noise=alls=8:allf=t:all_seed=%d"
            .formatted(3 + seed, seed + 1);
    return TestMedia.generate(
        "evaluation-%d.mp4".formatted(seed),
        "-f",
        "lavfi",
        "-i",
        picture,
        "-f",
        "lavfi",
        "-i",
        SOUND,
        "-pix_fmt",
        "yuv420p",
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "18",
        "-c:a",
        "aac");
  }

  private static String recording(Half half) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "recording " + i)
        .filter(name -> Half.of(name) == half)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasPutInIsFoundTwiceTheSameAndNothingElseIs() throws Exception {
    JsonNode first = card(Map.of());
    assertThat(withoutCost(first)).isEqualTo(withoutCost(card(Map.of())));
    for (String defect : List.of("freeze", "black", "silence")) {
      JsonNode test = of(first, defect).get("test");
      assertThat(test.get("events").asInt()).as(defect).isGreaterThan(1);
      assertThat(test.get("f1").asDouble()).as("%s %s", defect, test).isEqualTo(1);
      assertThat(test.get("onsetP95").asDouble()).as("%s %s", defect, test).isLessThan(2);
      assertThat(of(first, defect).get("peers")).isNotEmpty();
    }
  }

  @Test
  void aForcedMissIsShownWithItsPicturesInABrowser() throws Exception {
    Path out = folder.resolve("forced");
    JsonNode card = card(Map.of("black", Map.of("minDuration", "30s")), out);
    assertThat(of(card, "black").get("test").get("found").asInt()).isZero();
    assertThat(Files.readString(out.resolve("scorecard.md"))).contains("| black | missed | ");
    String page = opened(out.resolve("report.html"));
    assertThat(page).contains("data-charts=\"10\"").contains("data-pictures=\"" + examples(card));
  }

  private static String examples(JsonNode card) {
    return String.valueOf(card.get("examples").size());
  }

  // What a browser has made of a page after its scripts ran
  private static String opened(Path page) throws Exception {
    Path chromium = Path.of("/usr/bin/chromium");
    Assumptions.assumeTrue(
        Files.isExecutable(chromium), "Not looked at: there is no chromium on this machine");
    Path dom = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(dom.toFile())
            .start();
    try {
      assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(dom);
  }

  private static JsonNode card(Map<String, Map<String, String>> settings) throws Exception {
    return card(settings, folder.resolve("out"));
  }

  private static JsonNode card(Map<String, Map<String, String>> settings, Path out)
      throws Exception {
    Encoder encoder = Encoder.best(Path.of("target", "gpl-ffmpeg"));
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      Labels labels = Labels.read(clips.resolve("labels.tsv"));
      Clips looked =
          Clips.lookedAt(
              new ClipFolder(clips, labels), labels, parts.watchParts(), Progress.NONE, note -> {});
      Path work = folder.resolve("work");
      Reels reels = new Reels(looked, SMALL, encoder.program(), work, SEED, note -> {});
      ReelWatch watch =
          new ReelWatch(
              parts.watchParts(), DetectorCatalog.onClassPath().plans(List.of(), settings));
      Evaluation evaluation = new Evaluation(reels, looked, watch, encoder.program(), false);
      Scorecard card =
          new ScorecardBuilder(
                  evaluation.reels(Progress.NONE),
                  evaluation.clips(Progress.NONE),
                  evaluation.peers())
              .build("test", SEED, Duration.ZERO);
      new ScorecardFiles(out).write(card);
      assertThat(work).isEmptyDirectory();
    }
    return new ObjectMapper().readTree(out.resolve("scorecard.json").toFile());
  }

  private static JsonNode of(JsonNode card, String defect) {
    for (JsonNode one : card.get("defects")) {
      if (one.get("defect").asText().equals(defect)) {
        return one;
      }
    }
    throw new AssertionError("no " + defect);
  }

  private static JsonNode withoutCost(JsonNode card) {
    ObjectNode copy = card.deepCopy();
    copy.remove("cost");
    return copy;
  }
}
