package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.WallTime.Basis;
import dev.glasswatch.source.Input;
import dev.glasswatch.source.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallClockMapTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final long SECOND = 1_000_000;

  private final WallClockMap map = new WallClockMap();

  @Test
  void nothingIsKnownBeforeAnythingArrives() {
    assertThat(map.at(0)).isEmpty();
  }

  @Test
  void arrivalCountsFromTheEarliestPacket() {
    map.arrived(0, NOON.plusSeconds(3)); // a burst that was held up
    map.arrived(2 * SECOND, NOON.plusSeconds(3));
    map.arrived(4 * SECOND, NOON.plusSeconds(4));

    assertThat(map.at(10 * SECOND)).contains(new WallTime(NOON.plusSeconds(10), Basis.ARRIVAL));
  }

  @Test
  void arrivalFollowsAnEncoderWhoseClockDrifts() {
    for (int minute = 0; minute < 60; minute++) { // one second lost an hour
      map.arrived(minute * 60 * SECOND, NOON.plusMillis(minute * 60_000L + minute * 1000L / 60));
    }
    Instant end = map.at(3540 * SECOND).orElseThrow().instant();
    assertThat(end).isBetween(NOON.plusMillis(3_540_850), NOON.plusMillis(3_541_000));
  }

  @Test
  void aDiscontinuityStartsArrivalAnew() {
    map.arrived(0, NOON);
    map.discontinuity(5 * SECOND, NOON.plusSeconds(65));

    assertThat(map.at(6 * SECOND)).contains(new WallTime(NOON.plusSeconds(66), Basis.ARRIVAL));
    assertThat(map.at(4 * SECOND)).contains(new WallTime(NOON.plusSeconds(4), Basis.ARRIVAL));
  }

  @Test
  void programmeDateAndTimeWins() {
    map.arrived(0, NOON);
    map.programDateTime(10 * SECOND, NOON.minusSeconds(20));

    assertThat(map.at(12 * SECOND))
        .contains(new WallTime(NOON.minusSeconds(18), Basis.PROGRAM_DATE_TIME));
    assertThat(map.at(9 * SECOND))
        .as("also just before its first segment")
        .contains(new WallTime(NOON.minusSeconds(21), Basis.PROGRAM_DATE_TIME));
  }

  @Test
  void theConverterAnchorsTheSegmentsFirstPicture() throws Exception {
    Path file =
        TestMedia.generate(
            "dated.ts", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1", "-output_ts_offset", "500");
    FileRun run = new FileRun(file).anchoredAt(new Run.Anchor(0, NOON));
    Watched watched = new Watched();
    Input input = new FileInput(Input.Role.MAIN, List.of(run));
    watched.convert(TrackChoice.DEFAULT, List.of(input));

    assertThat(watched.memory.wallClock().at(0))
        .contains(new WallTime(NOON, Basis.PROGRAM_DATE_TIME));
  }

  @Test
  void withoutDatesTheConvertersClockIsTaken() throws Exception {
    Path file = TestMedia.generate("dated2.ts", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1");
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, FileInput.of(file), watched.memory, InstantSource.fixed(NOON))) {
      while (watched.step(converter)) {}
    }
    WallTime first = watched.memory.wallClock().at(0).orElseThrow();
    assertThat(first.basis()).isEqualTo(Basis.ARRIVAL);
    assertThat(first.instant()).isBetween(NOON.minusSeconds(1), NOON);
  }
}
