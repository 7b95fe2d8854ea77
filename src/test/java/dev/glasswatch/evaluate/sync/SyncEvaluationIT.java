package dev.glasswatch.evaluate.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.sync.SyncCase.Change;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code evaluate sync}. */
class SyncEvaluationIT {

  private static final SyncSource SOURCE = SyncSource.MPEG2_MP2;

  @TempDir private Path work;

  @Test
  void whatWasMovedIsMeasured() throws Exception {
    List<SyncCase> cases =
        List.of(
            new SyncCase(SOURCE, Container.TS, Change.STEP, Moved.SOUND, -65),
            new SyncCase(SOURCE, Container.TS, Change.STEP, Moved.PICTURE, -2000),
            new SyncCase(SOURCE, Container.HLS, Change.STEP, Moved.SOUND, 500),
            new SyncCase(SOURCE, Container.MP4, Change.STEP, Moved.PICTURE, 200),
            new SyncCase(SOURCE, Container.TS, Change.GAP, Moved.PICTURE, 300),
            new SyncCase(SOURCE, Container.MP4, Change.GAP, Moved.SOUND, 300),
            new SyncCase(SOURCE, Container.TS, Change.DRIFT, Moved.SOUND, -1000));
    try (LocalParts parts = LocalParts.allowing(List.of("127.0.0.0/8"))) {
      Analysis analysis =
          new Analysis(
              parts.watchParts(),
              DetectorCatalog.onClassPath().plans(List.of("av_sync"), Map.of()));
      List<SyncOutcome> outcomes =
          new SyncEvaluation(Encoder.shipped().program(), analysis, work, Progress.NONE).run(cases);
      assertThat(outcomes)
          .hasSize(cases.size())
          .allSatisfy(
              outcome -> {
                assertThat(outcome.hit()).as("%s", outcome).isTrue();
                assertThat(outcome.error()).as("%s", outcome).isBetween(-10.0, 10.0);
              });
    }
    assertThat(work).isEmptyDirectory();
  }
}
