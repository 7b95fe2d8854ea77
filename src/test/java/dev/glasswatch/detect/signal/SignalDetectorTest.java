package dev.glasswatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Track;
import dev.glasswatch.media.UnwatchedReason;
import dev.glasswatch.source.DeliveryFacts;
import dev.glasswatch.source.SourceFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalDetectorTest {

  private static final long SECOND = 1_000_000;
  private static final long FRAME = 40_000;
  private static final Track VIDEO =
      new Track("v:0", Track.Kind.VIDEO, "h264", Optional.empty(), true, "");
  private static final Track AUDIO =
      new Track("a:0", Track.Kind.AUDIO, "aac", Optional.empty(), true, "");

  private final List<Observation> said = new ArrayList<>();
  private final SignalDetector detector = detector(Map.of());

  private SignalDetector detector(Map<String, String> settings) {
    try {
      return new SignalDetector(
          SignalSettings.of(Settings.parse(SignalSettings.ALL, settings)), said::add);
    } catch (SettingException e) {
      throw new AssertionError(e);
    }
  }

  private void announce(Track... tracks) {
    detector.event(new MediaEvent.TracksChanged(0, List.of(tracks)));
  }

  /** Both tracks from one time to another, as far as wanted. */
  private void play(long from, long to, boolean video, boolean audio) {
    for (long at = from; at < to; at += FRAME) {
      if (audio) {
        detector.audio(new SoundAt(at, FRAME));
      }
      if (video) {
        detector.frame(new PictureAt(at, FRAME));
      }
    }
  }

  private List<Observation> bad() {
    return said.stream().filter(observation -> observation.score() > 0).toList();
  }

  @Test
  void saysNothingBadOfAHealthyStream() {
    announce(VIDEO, AUDIO);
    play(0, 20 * SECOND, true, true);
    assertThat(bad()).isEmpty();
    assertThat(said).hasSizeBetween(60, 90);
  }

  @Test
  void videoIsMissingAfterTwoSecondsFromTheEndOfItsLastFrame() {
    announce(VIDEO, AUDIO);
    play(0, 5 * SECOND, true, true);
    play(5 * SECOND, 7 * SECOND, false, true);
    assertThat(bad()).isEmpty();
    play(7 * SECOND, 12 * SECOND, false, true);
    assertThat(bad()).isNotEmpty();
    Observation first = bad().getFirst();
    assertThat(first.reason()).isEqualTo("video_missing");
    assertThat(first.track()).isEqualTo("v:0");
    assertThat(first.from()).isEqualTo(5 * SECOND);
    assertThat(first.to()).isBetween(7 * SECOND, 7 * SECOND + 2 * FRAME);
    assertThat(bad()).allMatch(observation -> observation.track().equals("v:0"));
    play(12 * SECOND, 13 * SECOND, true, true);
    assertThat(said.getLast().score()).isZero();
    Observation clear =
        said.stream()
            .filter(o -> o.score() == 0 && o.track().equals("v:0") && o.from() >= 12 * SECOND)
            .findFirst()
            .orElseThrow();
    assertThat(clear.from()).isEqualTo(12 * SECOND);
  }

  @Test
  void audioIsMissing() {
    announce(VIDEO, AUDIO);
    play(0, SECOND, true, true);
    play(SECOND, 4 * SECOND, true, false);
    assertThat(bad()).first().extracting(Observation::reason).isEqualTo("audio_missing");
  }

  @Test
  void aSlowPictureRateIsNotMissing() {
    announce(VIDEO, AUDIO);
    for (long at = 0; at < 60 * SECOND; at += SECOND) {
      detector.frame(new PictureAt(at, SECOND));
      for (long sound = at; sound < at + SECOND; sound += FRAME) {
        detector.audio(new SoundAt(sound, FRAME));
      }
    }
    assertThat(bad()).isEmpty();
  }

  @Test
  void aTrackMayBeginLater() {
    announce(VIDEO, AUDIO);
    play(0, 9 * SECOND, true, false);
    assertThat(bad()).isEmpty();
    play(9 * SECOND, 12 * SECOND, true, false);
    assertThat(bad()).first().extracting(Observation::from).isEqualTo(0L);
  }

  @Test
  void onlyWhatNobodyLookedAtIsForgiven() {
    announce(VIDEO, AUDIO);
    play(0, SECOND, true, true);
    play(SECOND, 2 * SECOND, false, true);
    detector.event(
        new MediaEvent.Unwatched(SECOND, 5 * SECOND, "v:0", UnwatchedReason.KEYFRAMES_ONLY));
    play(2 * SECOND, 6 * SECOND, false, true);
    assertThat(bad()).isEmpty();
    play(6 * SECOND, 8 * SECOND, false, true);
    assertThat(bad()).isNotEmpty();
  }

  @Test
  void aStreamWithOneTrackMissesNothingUnlessExpected() {
    announce(VIDEO);
    play(0, 20 * SECOND, true, false);
    assertThat(bad()).isEmpty();
    detector(Map.of("expectAudio", "true")).event(new MediaEvent.TracksChanged(0, List.of(VIDEO)));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo("audio_missing");
  }

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
    assertThat(said.getLast().score()).isZero();
  }

  @Test
  void waitsForTheNextSegment() {
    detector.tick(pulse(20, true, null, 10.5, Duration.ofSeconds(6)));
    assertThat(bad()).isEmpty();
    detector.tick(pulse(21, true, null, 11.5, Duration.ofSeconds(6)));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo("stalled");
  }

  @Test
  void givesAStreamTenSecondsToStart() {
    detector.tick(pulse(9, false, SourceFault.UNREACHABLE, -1, Duration.ZERO));
    assertThat(bad()).isEmpty();
    detector.tick(pulse(11, false, SourceFault.UNREACHABLE, -1, Duration.ZERO));
    assertThat(bad()).singleElement().extracting(Observation::reason).isEqualTo("unreachable");
  }
}
