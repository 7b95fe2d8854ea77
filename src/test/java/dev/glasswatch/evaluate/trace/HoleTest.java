package dev.glasswatch.evaluate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.evaluate.trace.BackTestResult.Hole;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.evidence.TraceLimits;
import dev.glasswatch.evidence.TraceRecorder;
import dev.glasswatch.evidence.TraceRecording;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a trace of which a part was lost. */
class HoleTest {

  private static final long SECOND = 1_000_000;
  private static final long FRAME = 40_000;
  private static final int OPENING = 10;

  @TempDir Path folder;

  /** Five minutes, black from here to there. */
  private void record(long blackFrom, long blackTo) throws Exception {
    try (TraceFolder traces =
            new TraceFolder(folder, TraceLimits.KEEP_ALL, "test", () -> Instant.EPOCH);
        TraceRecorder recorder = traces.record("news", Map.of("black", Map.of()))) {
      DetectorTrace lane = recorder.detector("black", true);
      lane.started();
      long[] row = new long[9];
      for (long time = 0; time < 300 * SECOND; time += FRAME) {
        boolean black = time >= blackFrom * SECOND && time < blackTo * SECOND;
        row[0] = time;
        row[1] = FRAME;
        row[2] = black ? 0 : 1;
        row[3] = black ? 16 : 120;
        row[4] = 1000;
        row[8] = 16_000;
        lane.row("v:0", 0, row);
      }
      recorder.ended(300 * SECOND, EndReason.INPUT_ENDED.name());
    }
  }

  /** Takes a block out of the one file. */
  private void lose(int block) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      int at = OPENING;
      for (int frame = 0; frame <= block; frame++) {
        at += 8 + bytes.getInt(at);
      }
      int end = at + 8 + bytes.getInt(at);
      byte[] all = bytes.array();
      byte[] rest = new byte[all.length - (end - at)];
      System.arraycopy(all, 0, rest, 0, at);
      System.arraycopy(all, end, rest, at, all.length - end);
      Files.write(file, rest);
    }
  }

  private BackTestResult replay() throws Exception {
    TraceRecording recording = TraceRecording.find(List.of(folder)).getFirst();
    return new BackTest(DetectorCatalog.onClassPath(), Map.of()).of(recording, bytes -> {});
  }

  @Test
  void nothingIsMissing() throws Exception {
    record(100, 110);
    assertThat(replay().holes()).isEmpty();
    assertThat(replay().lines()).hasSize(1);
    assertThat(replay().to()).isEqualTo(300 * SECOND);
  }

  @Test
  void whatIsUnknownNeitherOpensNorResolves() throws Exception {
    record(100, 130);
    lose(2); // from 120 s to 180 s
    BackTestResult result = replay();
    assertThat(result.holes()).containsExactly(new Hole(120 * SECOND, 180 * SECOND));
    assertThat(result.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.shown().mediaStart()).isEqualTo(100 * SECOND);
              assertThat(line.shown().mediaEnd().orElseThrow()).isEqualTo(180 * SECOND + FRAME);
            });
  }

  @Test
  void whatLiesInAHoleIsNotReported() throws Exception {
    record(130, 140);
    lose(2);
    assertThat(replay().lines()).isEmpty();
    assertThat(replay().holes()).hasSize(1);
  }
}
