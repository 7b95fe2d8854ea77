package dev.glasswatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.source.DeliveryFacts;
import dev.glasswatch.source.SourceFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the detector makes of the connection and of what the source tells. */
class SourceOutageTest extends SignalBench {

  private static StreamPulse pulse(
      double now, boolean connected, @Nullable SourceFault fault, double since, Duration target) {
    Instant time = Instant.EPOCH.plusMillis((long) (now * 1000));
    DeliveryFacts delivery =
        new DeliveryFacts(
            1, 1, 0, 0, Duration.ZERO, 0, 0, 0, 0, Optional.empty(), Optional.empty(), target);
    Optional<Duration> silent =
        since < 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (since * 1000)));
    return new StreamPulse(
        time,
        (long) (now * SECOND),
        connected,
        Optional.ofNullable(fault),
        silent,
        silent,
        Duration.ofMillis((long) (now * 1000)),
        delivery);
  }

  @Test
  void saysTheSourcesFaultFromWhereTheMediaEnds() {
    announce(VIDEO, AUDIO);
    play(0, 30 * SECOND, true, true);
    said.clear();
    detector.tick(pulse(31, false, SourceFault.HTTP_ERROR, 1, Duration.ZERO));
    assertThat(bad()).isEmpty();
    detector.tick(pulse(32.5, false, SourceFault.HTTP_ERROR, 2.5, Duration.ZERO));
    assertThat(bad())
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.reason()).isEqualTo("http_error");
              assertThat(lost.track()).isEqualTo("stream");
              assertThat(lost.from()).isEqualTo(30 * SECOND);
            });
    detector.tick(pulse(40, true, null, 0.1, Duration.ZERO));
    play(40 * SECOND, 41 * SECOND, true, true);
    assertThat(said.stream().filter(o -> o.track().equals("stream")).toList().getLast().score())
        .isZero();
  }

  @Test
  void waitsForTheNextSegment() {
    detector.tick(pulse(20, true, null, 13.5, Duration.ofSeconds(6)));
    assertThat(bad()).isEmpty();
    detector.tick(pulse(21, true, null, 14.5, Duration.ofSeconds(6)));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo("stalled");
  }

  @Test
  void givesAStreamTenSecondsToStart() {
    detector.tick(pulse(9, false, SourceFault.UNREACHABLE, -1, Duration.ZERO));
    assertThat(bad()).isEmpty();
    detector.tick(pulse(11, false, SourceFault.UNREACHABLE, -1, Duration.ZERO));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo("unreachable");
  }

  @Test
  void givesTheLastSegmentTimeToRunOut() {
    detector.tick(pulse(20, true, null, 1, Duration.ofSeconds(6)));
    // A new connection does not know the target duration yet.
    detector.tick(pulse(27, false, SourceFault.UNREACHABLE, 7.5, Duration.ZERO));
    assertThat(bad()).isEmpty();
    detector.tick(pulse(28, false, SourceFault.UNREACHABLE, 8.5, Duration.ZERO));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo("unreachable");
    assertThat(bad().getFirst().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void timeGoesOnBeforeTheFirstMedia() {
    for (int second = 11; second < 20; second++) {
      detector.tick(pulse(second, false, null, -1, Duration.ZERO));
    }
    assertThat(bad()).isNotEmpty().allMatch(o -> o.from() == 0);
    assertThat(bad().getLast().to()).isEqualTo(19 * SECOND);
  }

  private static StreamPulse connected(DeliveryFacts delivery) {
    Optional<Duration> silent = Optional.of(Duration.ofSeconds(20));
    return new StreamPulse(
        Instant.EPOCH.plusSeconds(60),
        60 * SECOND,
        true,
        Optional.empty(),
        silent,
        silent,
        Duration.ofSeconds(60),
        delivery);
  }

  private static DeliveryFacts delivery(int status, int lastByte, int playlistChanged) {
    return new DeliveryFacts(
        1,
        1,
        0,
        status,
        Duration.ZERO,
        0,
        0,
        0,
        0,
        Optional.of(Instant.EPOCH.plusSeconds(lastByte)),
        Optional.of(Instant.EPOCH.plusSeconds(playlistChanged)),
        Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({
    "503,59,30,http_error",
    "200,59,40,playlist_stale",
    "200,59,58,undecodable",
    "200,40,58,stalled"
  })
  void saysWhyAConnectionGivesNothing(int status, int byteAt, int changedAt, String reason) {
    detector.tick(connected(delivery(status, byteAt, changedAt)));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo(reason);
  }
}
