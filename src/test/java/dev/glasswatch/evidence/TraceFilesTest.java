package dev.glasswatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.detect.DetectorTrace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of traces: what is in them, what is left of them, and which of them stay. */
class TraceFilesTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final long MINUTE = 60_000_000;
  private static final Map<String, Map<String, String>> SETTINGS =
      Map.of("black", Map.of("minDuration", "PT2S"));

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  private TraceFolder open(TraceLimits limits) throws TraceException {
    return new TraceFolder(folder, limits, "Glasswatch test", now::get);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  /** One block for each minute. */
  private static void record(TraceRecorder recorder, DetectorTrace lane, int from, int to) {
    for (int minute = from; minute < to; minute++) {
      for (int i = 1; i <= 60; i++) {
        lane.row("v:0", 0, new long[] {minute * MINUTE + i * MINUTE / 60, i % 7, minute});
      }
    }
    assertThat(recorder).isNotNull();
  }

  private Path recorded(int minutes) throws Exception {
    try (TraceFolder traces = open(TraceLimits.KEEP_ALL);
        TraceRecorder recorder = traces.record("https://cdn.example/live.m3u8", SETTINGS)) {
      record(recorder, recorder.detector("black", true), 0, minutes);
    }
    return files().getFirst();
  }

  private static long rows(Path file) throws TraceException {
    RowCount rows = new RowCount();
    try (TraceReader reader = new TraceReader(file)) {
      Optional<TraceBlock> block = reader.next();
      while (block.isPresent()) {
        block.get().play(rows);
        block = reader.next();
      }
    }
    return rows.count();
  }

  @Test
  void theHeaderSaysWhatTheFileIsOf() throws Exception {
    Path file = recorded(1);
    assertThat(file.getFileName())
        .hasToString("https_cdn.example_live.m3u8-20261123T120000.000Z.gwtrace");
    try (TraceReader reader = new TraceReader(file)) {
      assertThat(reader.header())
          .isEqualTo(
              new TraceHeader(
                  "https://cdn.example/live.m3u8", NOON, 1, "Glasswatch test", SETTINGS, false));
    }
  }

  @Test
  void aFileThatBreaksOffAnywhereIsReadUpToItsLastWholeBlock() throws Exception {
    Path file = recorded(5);
    byte[] whole = Files.readAllBytes(file);
    assertThat(rows(file)).isEqualTo(300);
    long before = 0;
    boolean headerWhole = false;
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      try {
        long rows = rows(cut);
        headerWhole = true;
        assertThat(rows % 60).isZero();
        assertThat(rows).isBetween(before, before + 60);
        before = rows;
      } catch (TraceException e) {
        assertThat(headerWhole).isFalse();
        assertThat(e).hasMessageContaining("leave it out");
      }
    }
    assertThat(before).isEqualTo(240);
  }

  @Test
  void aDamagedBlockEndsTheFile() throws Exception {
    Path file = recorded(3);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);
    assertThat(rows(file)).isEqualTo(120);
  }

  @Test
  void aFutureVersionIsRefusedInOneSentence() throws Exception {
    Path file = recorded(1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[9] = 2;
    Files.write(file, bytes);
    assertThatThrownBy(() -> new TraceReader(file))
        .isInstanceOf(TraceException.class)
        .hasMessage(
            file
                + " has version 2 of the trace format and this Glasswatch reads version 1: use the"
                + " Glasswatch that wrote it, or a newer one");
  }

  @Test
  void whatIsNoTraceIsRefused() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "not a trace at all");
    assertThatThrownBy(() -> new TraceReader(notes)).hasMessageContaining("is no trace");
    assertThatThrownBy(() -> TraceRecording.find(List.of(folder)))
        .hasMessageContaining("There are no traces in");
    assertThatThrownBy(() -> TraceRecording.find(List.of(folder.resolve("none"))))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(
            () -> new TraceFolder(file, TraceLimits.KEEP_ALL, "test", () -> NOON).close())
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("Traces cannot be written to");
  }

  @Test
  void anotherFileBeginsAtMidnightAndWhenOneIsFull() throws Exception {
    try (TraceFolder traces = open(new TraceLimits(Optional.empty(), Optional.empty(), 1000));
        TraceRecorder recorder = traces.record("news", SETTINGS)) {
      DetectorTrace lane = recorder.detector("black", true);
      record(recorder, lane, 0, 1);
      await().until(() -> traces.facts().blocks() == 1);
      now.set(NOON.plus(Duration.ofHours(12)));
      record(recorder, lane, 1, 20);
    }
    assertThat(files()).hasSizeGreaterThan(2);
    assertThat(TraceRecording.find(List.of(folder)))
        .singleElement()
        .satisfies(
            recording ->
                assertThat(recording.files()).containsExactlyInAnyOrderElementsOf(files()));
    long rows = 0;
    for (Path file : TraceRecording.find(List.of(folder)).getFirst().files()) {
      rows += rows(file);
    }
    assertThat(rows).isEqualTo(1200);
  }

  @Test
  void whatIsTooOldOrTooMuchIsDeletedOldestFirst() throws Exception {
    for (int day = 1; day <= 5; day++) {
      Path old = Files.write(folder.resolve("old-" + day + ".gwtrace"), new byte[1000]);
      Files.setLastModifiedTime(old, FileTime.from(NOON.minus(Duration.ofDays(day))));
    }
    Path notOurs = Files.write(folder.resolve("film.ts"), new byte[100_000]);
    Files.setLastModifiedTime(notOurs, FileTime.from(Instant.EPOCH));
    try (TraceFolder traces = open(TraceLimits.keeping(Duration.ofHours(100), 2500))) {
      await().until(() -> files().size() == 3);
      assertThat(traces.facts().failed()).isZero();
    }
    assertThat(files().stream().map(each -> each.getFileName().toString()))
        .containsExactly("film.ts", "old-1.gwtrace", "old-2.gwtrace");
  }

  @Test
  void aFolderThatGoesAwayCostsBlocksAndNothingElse() throws Exception {
    Path gone = folder.resolve("gone");
    try (TraceFolder traces = new TraceFolder(gone, TraceLimits.KEEP_ALL, "test", now::get);
        TraceRecorder recorder = traces.record("news", SETTINGS)) {
      DetectorTrace lane = recorder.detector("black", true);
      Files.delete(gone);
      assertThatCode(() -> record(recorder, lane, 0, 2)).doesNotThrowAnyException();
      await().until(() -> traces.facts().failed() == 2);
      Files.createDirectory(gone);
      record(recorder, lane, 2, 3);
      await().until(() -> traces.facts().blocks() == 1);
    }
    assertThat(TraceRecording.find(List.of(gone))).hasSize(1);
  }
}
