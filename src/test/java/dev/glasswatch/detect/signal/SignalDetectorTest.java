package dev.glasswatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalDetectorTest {

  private static final long SECOND = 1_000_000;
  private static final long FRAME = 40_000;
  private static final Track VIDEO =
      new Track("v:0", Track.Kind.VIDEO, "h264", Optional.empty(), true, "");
  private static final Track AUDIO =
      new Track("a:0", Track.Kind.AUDIO, "aac", Optional.empty(), true, "");

  private final List<Observation> said = new ArrayList<>();
  private SignalDetector detector = detector(Map.of());

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
    assertThat(said).hasSizeBetween(100, 130);
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
    assertThat(first.to()).isBetween(7 * SECOND, 8 * SECOND);
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
    detector = detector(Map.of("expectAudio", "true"));
    announce(VIDEO);
    play(0, 20 * SECOND, true, false);
    assertThat(bad())
        .isNotEmpty()
        .allSatisfy(
            missing -> {
              assertThat(missing.reason()).isEqualTo("audio_missing");
              assertThat(missing.from()).isZero();
              assertThat(missing.details()).containsEntry("cause", "no_track");
            });
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

  @Test
  void segmentsThatHoldOneTrackAfterTheOtherMissNothing() {
    announce(VIDEO, AUDIO);
    for (long segment = 0; segment < 60 * SECOND; segment += 6 * SECOND) {
      play(segment, segment + 6 * SECOND, true, false);
      play(segment, segment + 6 * SECOND, false, true);
    }
    assertThat(bad()).isEmpty();
    play(60 * SECOND, 75 * SECOND, true, false);
    assertThat(bad())
        .isNotEmpty()
        .allMatch(o -> o.reason().equals("audio_missing") && o.from() == 60 * SECOND);
  }

  @Test
  void aGapThatIsOverIsSaidAllTheSame() {
    announce(VIDEO, AUDIO);
    for (long segment = 0; segment < 12 * SECOND; segment += 6 * SECOND) {
      play(segment, segment + 6 * SECOND, true, false);
      play(segment, segment + 6 * SECOND, false, true);
    }
    play(12 * SECOND, 18 * SECOND, true, false);
    play(15 * SECOND, 18 * SECOND, false, true);
    assertThat(bad())
        .isNotEmpty()
        .allMatch(o -> o.reason().equals("audio_missing") && o.from() == 12 * SECOND);
    assertThat(bad().getLast().to()).isEqualTo(15 * SECOND);
  }

  @Test
  void aPauseOfBothTracksIsTheStreams() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    play(14 * SECOND, 20 * SECOND, true, true);
    assertThat(bad())
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.track()).isEqualTo("stream");
              assertThat(pause.from()).isEqualTo(10 * SECOND);
              assertThat(pause.to()).isEqualTo(14 * SECOND);
            });
  }

  @Test
  void aJumpOfTheTimelineIsNoPause() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    detector.event(new MediaEvent.Discontinuity(14 * SECOND, MediaEvent.Cause.TIMESTAMP_JUMP));
    play(14 * SECOND, 20 * SECOND, true, true);
    assertThat(bad()).isEmpty();
  }

  private void packets(long from, long to, long keyframeEvery) {
    for (long at = from; at < to; at += FRAME) {
      boolean keyframe = at % keyframeEvery == 0;
      detector.packet(new PacketView("v:0", at, at, at, 1000, keyframe, false));
      detector.audio(new SoundAt(at, FRAME));
      if (keyframe) {
        detector.frame(new PictureAt(at, FRAME));
      }
    }
  }

  @Test
  void keyframesOnlyIsNotMissing() {
    announce(VIDEO, AUDIO);
    packets(0, 30 * SECOND, 10 * SECOND);
    assertThat(bad()).isEmpty();
  }

  @Test
  void aPauseOfPacketsIsMissingAtAnyWatchLevel() {
    announce(VIDEO, AUDIO);
    packets(0, 12 * SECOND, 4 * SECOND);
    play(12 * SECOND, 16 * SECOND, false, true);
    packets(16 * SECOND, 20 * SECOND, 4 * SECOND);
    assertThat(bad())
        .isNotEmpty()
        .allMatch(o -> o.reason().equals("video_missing") && o.from() == 12 * SECOND);
    assertThat(bad().getLast().to()).isEqualTo(16 * SECOND);
    assertThat(said.getLast().score()).isZero();
  }

  @Test
  void whatCannotBeDecodedIsMissing() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    for (long at = 10 * SECOND; at < 16 * SECOND; at += FRAME) {
      detector.packet(new PacketView("v:0", at, at, at, 1000, false, false));
      detector.audio(new SoundAt(at, FRAME));
      if (at % (2 * SECOND) == 0 && at > 10 * SECOND) {
        detector.event(
            new MediaEvent.Unwatched(at - 2 * SECOND, at, "v:0", UnwatchedReason.UNDECODABLE));
      }
    }
    play(16 * SECOND, 20 * SECOND, true, true);
    assertThat(bad())
        .isNotEmpty()
        .allSatisfy(
            missing -> {
              assertThat(missing.from()).isEqualTo(10 * SECOND);
              assertThat(missing.details()).containsEntry("cause", "undecodable");
            });
    assertThat(bad().getLast().to()).isEqualTo(16 * SECOND);
  }

  @Test
  void joiningInTheMiddleOfAGopIsNotMissing() {
    announce(VIDEO, AUDIO);
    for (long at = 0; at < 8 * SECOND; at += FRAME) {
      detector.packet(new PacketView("v:0", at, at, at, 1000, false, false));
      detector.audio(new SoundAt(at, FRAME));
    }
    detector.event(new MediaEvent.Unwatched(0, 8 * SECOND, "v:0", UnwatchedReason.STARTING));
    play(8 * SECOND, 12 * SECOND, true, true);
    assertThat(bad()).isEmpty();
  }

  @Test
  void whatWasOverwrittenUnreadIsNotMissing() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    play(15 * SECOND, 16 * SECOND, false, false);
    detector.packet(
        new PacketView("v:0", 15 * SECOND, 15 * SECOND, 15 * SECOND, 1000, false, false));
    detector.event(
        new MediaEvent.Unwatched(10 * SECOND, 15 * SECOND, "a:0", UnwatchedReason.OVERLOADED));
    detector.audio(new SoundAt(15 * SECOND, FRAME));
    detector.event(
        new MediaEvent.Unwatched(10 * SECOND, 15 * SECOND, "v:0", UnwatchedReason.OVERLOADED));
    play(15 * SECOND + FRAME, 20 * SECOND, true, true);
    assertThat(bad()).isEmpty();
  }

  @Test
  void aTrackThatIsTakenAwayIsMissing() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    detector.event(new MediaEvent.TracksChanged(10 * SECOND, List.of(VIDEO)));
    play(10 * SECOND, 14 * SECOND, true, false);
    assertThat(bad())
        .isNotEmpty()
        .allMatch(o -> o.track().equals("a:0") && o.from() == 10 * SECOND)
        .allMatch(o -> o.details().containsValue("no_track"));
  }

  @Test
  void theEndOfTheInputSettlesIt() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    play(10 * SECOND, 12 * SECOND + 5 * FRAME, false, true);
    assertThat(bad()).isEmpty();
    detector.event(new MediaEvent.Ended(12 * SECOND + 5 * FRAME));
    assertThat(bad())
        .singleElement()
        .extracting(Observation::to)
        .isEqualTo(12 * SECOND + 5 * FRAME);
  }

  @Test
  void onePictureForTheWholeInputIsMissingAfterItsGrace() {
    announce(VIDEO, AUDIO);
    play(0, FRAME, true, true);
    play(FRAME, 9 * SECOND, false, true);
    assertThat(bad()).isEmpty();
    play(9 * SECOND, 14 * SECOND, false, true);
    assertThat(bad()).isNotEmpty().allMatch(o -> o.from() == FRAME);
  }
}
