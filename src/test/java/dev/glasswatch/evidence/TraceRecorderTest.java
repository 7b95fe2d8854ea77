package dev.glasswatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is recorded is played as it was. */
class TraceRecorderTest {

  private static final Defect BLACK = new Defect("black");

  /** Keeps the blocks, or drops them as a full queue would. */
  private static final class Blocks implements TraceRecorder.BlockSink {
    final List<byte[]> kept = new ArrayList<>();
    boolean full;

    @Override
    public void offer(byte[] block) {
      if (!full) {
        kept.add(block);
      }
    }

    @Override
    public void close() {}

    List<TraceBlock> read() {
      return kept.stream().map(TraceBlock::new).toList();
    }
  }

  private final Blocks blocks = new Blocks();
  private final TraceRecorder recorder = new TraceRecorder(blocks);

  private RowCount played() throws TraceException {
    RowCount into = new RowCount();
    for (TraceBlock block : blocks.read()) {
      block.play(into);
    }
    return into;
  }

  private static Observation observation(long to, Map<String, Object> details) {
    return new Observation(BLACK, "v:0", to - 10, to, 0.97, Severity.MAJOR, "black", details);
  }

  /** Something of everything, in an order that lanes alone would not keep. */
  private static void everything(WatchTrace trace) {
    DetectorTrace rows = trace.detector("freeze", true);
    DetectorTrace said = trace.detector("no_signal", false);
    rows.started();
    rows.row("v:0", 3, new long[] {-40, Long.MIN_VALUE, Long.MAX_VALUE});
    rows.observed(observation(10, Map.of()));
    trace.unwatched("v:0", 5, 25, UnwatchedReason.OVERLOADED);
    said.observed(
        observation(
            20,
            Map.of(
                "n",
                1,
                "l",
                2L,
                "d",
                0.1,
                "b",
                true,
                "s",
                "ä;{[:",
                "list",
                List.of(1.5, "x"),
                "map",
                Map.of("k", List.of()))));
    rows.event(new MediaEvent.Discontinuity(30, MediaEvent.Cause.LOOPED));
    rows.event(new MediaEvent.Unwatched(30, 45, "v:0", UnwatchedReason.UNDECODABLE));
    rows.row("v:1", 3, new long[] {50});
    rows.observed(observation(50, Map.of()));
    trace.missed(Set.of(BLACK), "stream", 50, 60, UnwatchedReason.DETECTOR_FAILED);
    trace.observed(observation(60, Map.of()));
    rows.event(new MediaEvent.Ended(70));
    trace.ended(70, "INPUT_ENDED");
  }

  @Test
  void everythingIsPlayedAsItWas() throws Exception {
    RowCount expected = new RowCount();
    everything(expected);
    everything(recorder);
    recorder.close();
    RowCount played = played();
    assertThat(played.lines()).containsExactlyInAnyOrderElementsOf(expected.lines());
    // What belongs to the watch comes after what its detectors had said by then, and before the
    // rest.
    assertThat(played.lines())
        .containsSubsequence(
            "freeze v:0 3 [-40, -9223372036854775808, 9223372036854775807]",
            "unwatched v:0 5 25 OVERLOADED",
            "freeze v:1 3 [50]",
            "missed [black] stream 50 60 DETECTOR_FAILED",
            "ended 70 INPUT_ENDED");
  }

  @Test
  void anyNumbersComeBack() throws Exception {
    Random random = new Random(7);
    DetectorTrace lane = recorder.detector("any", true);
    List<String> expected = new ArrayList<>();
    RowCount plain = new RowCount();
    DetectorTrace same = plain.detector("any", true);
    for (int i = 0; i < 20_000; i++) {
      long[] row = random.longs(1 + random.nextInt(6)).toArray();
      row[0] = i * 40_000L + random.nextInt(3);
      for (int column = 1; column < row.length; column++) {
        row[column] >>= random.nextInt(64);
      }
      String track = "v:" + random.nextInt(2);
      int kind = random.nextInt(4);
      lane.row(track, kind, row);
      same.row(track, kind, row);
    }
    recorder.close();
    expected.addAll(plain.lines());
    assertThat(played().lines()).isEqualTo(expected);
    assertThat(blocks.kept).hasSizeGreaterThan(10);
  }

  @Test
  void blocksThatWereDroppedAreMissingByNumber() throws Exception {
    DetectorTrace lane = recorder.detector("any", true);
    for (int minute = 1; minute <= 6; minute++) {
      blocks.full = minute == 3 || minute == 4;
      lane.row("v:0", 0, new long[] {minute * 60_000_000L});
    }
    recorder.close();
    assertThat(blocks.read().stream().map(TraceBlock::number)).containsExactly(0L, 1L, 4L, 5L);
    assertThat(blocks.read().get(2).from()).isEqualTo(240_000_000L);
    assertThat(blocks.read().get(1).to()).isEqualTo(120_000_000L);
  }

  @Test
  void nothingIsRecordedAfterTheEnd() throws Exception {
    DetectorTrace lane = recorder.detector("any", true);
    recorder.close();
    lane.row("v:0", 0, new long[] {1});
    recorder.ended(1, "INPUT_ENDED");
    recorder.close();
    assertThat(blocks.kept).isEmpty();
  }

  @Test
  void aRowThatHardlyChangesTakesNoMemoryOfItsOwn() {
    DetectorTrace lane = recorder.detector("any", true);
    blocks.full = true;
    long[] row = new long[9];
    record(lane, row, 200_000);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    record(lane, row, 100_000);
    long perRow = (threads.getCurrentThreadAllocatedBytes() - before) / 100_000;
    // One byte a value in the block, copied on as it is cut, and what grew until then.
    assertThat(perRow).isLessThan(150);
  }

  private static void record(DetectorTrace lane, long[] row, int rows) {
    for (int i = 0; i < rows; i++) {
      row[0] += 40_000;
      lane.row("v:0", 0, row);
    }
  }
}
