package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTimelineTest {

  private static final long SECOND = 1_000_000;
  private static final long FRAME = 40_000;
  private static final long BLOCK = 20_000;
  private static final long TS_WRAP = Math.round(Math.scalb(1e6, 33) / 90_000);

  private final MediaTimeline timeline = new MediaTimeline();
  private final Object input = new Object();

  @Test
  void aStreamStartsAtItsFirstTimestamp() {
    timeline.begin(5 * SECOND);
    TrackClock video = timeline.track(input, 0);

    assertThat(timeline.place(video, 5 * SECOND + 80_000, 5 * SECOND, FRAME)).isNull();
    assertThat(video.dts()).isZero();
    assertThat(video.pts()).isEqualTo(80_000);
    assertThat(timeline.now()).isEqualTo(FRAME);
  }

  @Test
  void theSkewBetweenTracksIsKept() {
    timeline.begin(5 * SECOND);
    TrackClock video = timeline.track(input, 0);
    TrackClock audio = timeline.track(input, 0);
    timeline.place(video, 5 * SECOND, 5 * SECOND, FRAME);
    timeline.place(audio, 5 * SECOND + 350_000, 5 * SECOND + 350_000, BLOCK);

    assertThat(audio.pts() - video.pts()).isEqualTo(350_000);
  }

  @Test
  void aWrapIsNotAJump() {
    long start = TS_WRAP - SECOND;
    timeline.begin(start);
    TrackClock video = timeline.track(input, TS_WRAP);
    for (int i = 0; i < 100; i++) {
      long raw = (start + i * FRAME) % TS_WRAP;
      assertThat(timeline.place(video, raw, raw, FRAME)).isNull();
      assertThat(video.pts()).isEqualTo(i * FRAME);
    }
  }

  @Test
  void presentationMayWrapBeforeDecoding() {
    timeline.begin(TS_WRAP - SECOND);
    TrackClock video = timeline.track(input, TS_WRAP);
    timeline.place(video, TS_WRAP - SECOND, TS_WRAP - SECOND, SECOND);
    timeline.place(video, 40_000, TS_WRAP - 40_000, FRAME);

    assertThat(video.dts()).isEqualTo(SECOND - 40_000);
    assertThat(video.pts()).isEqualTo(SECOND + 40_000);
  }

  @Test
  void aPauseOfSecondsIsAPause() {
    TrackClock video = running();
    assertThat(timeline.place(video, 9 * SECOND, 9 * SECOND, FRAME)).isNull();
    assertThat(video.pts()).isEqualTo(9 * SECOND);
  }

  @Test
  void aPauseIsNotTheLengthOfAPacketThatTellsNone() {
    TrackClock audio = timeline.track(input, 0);
    long raw = 0;
    for (int i = 0; i < 300; i++) {
      raw += i == 100 || i == 200 ? 6 * SECOND : BLOCK;
      assertThat(timeline.place(audio, raw, raw, 0)).as("packet %d", i).isNull();
      assertThat(audio.pts()).isEqualTo(raw - BLOCK);
    }
  }

  @Test
  void aPauseAfterTheVeryFirstPacketIsOneToo() {
    TrackClock audio = timeline.track(input, 0);
    long raw = 0;
    for (int i = 0; i < 20; i++) {
      assertThat(timeline.place(audio, raw, raw, 0)).as("packet %d", i).isNull();
      raw += i == 0 ? 6 * SECOND : BLOCK;
    }
  }

  @Test
  void aJumpAheadGoesOnWhereTheStreamWas() {
    TrackClock video = running();
    Discontinuity jump = timeline.place(video, 3600 * SECOND, 3600 * SECOND, FRAME);

    assertThat(jump).isEqualTo(new Discontinuity(SECOND, Cause.TIMESTAMP_JUMP));
    assertThat(video.pts()).isEqualTo(SECOND);
  }

  @Test
  void aJumpBackGoesOnWhereTheStreamWas() {
    timeline.begin(100 * SECOND);
    TrackClock video = timeline.track(input, 0);
    timeline.place(video, 100 * SECOND, 100 * SECOND, FRAME);

    assertThat(timeline.place(video, 0, 0, FRAME))
        .isEqualTo(new Discontinuity(FRAME, Cause.TIMESTAMP_JUMP));
    assertThat(video.pts()).isEqualTo(FRAME);
  }

  @Test
  void smallDisorderStaysOnTheMapping() {
    TrackClock video = running();
    assertThat(timeline.place(video, 500_000, MediaTimeline.NONE, FRAME)).isNull();
    assertThat(video.pts()).isEqualTo(500_000);
    assertThat(video.expected()).isEqualTo(SECOND);
  }

  @Test
  void eachTrackCrossesAJumpAtItsOwnPacket() {
    timeline.begin(0);
    TrackClock video = timeline.track(input, 0);
    TrackClock audio = timeline.track(input, 0);
    timeline.place(video, 0, 0, FRAME);
    timeline.place(audio, 0, 0, FRAME);

    Discontinuity jump = timeline.place(video, 900 * SECOND, 900 * SECOND, FRAME);
    timeline.place(audio, FRAME, FRAME, FRAME);
    assertThat(audio.pts()).as("still on the old clock").isEqualTo(FRAME);
    Discontinuity second = timeline.place(audio, 900 * SECOND + FRAME, 900 * SECOND + FRAME, FRAME);

    assertThat(jump).isNotNull();
    assertThat(second).as("one jump is announced once").isNull();
    assertThat(audio.pts() - video.pts()).as("skew on the new clock").isEqualTo(FRAME);
  }

  @Test
  void aTrackThatWouldStepBackMovesTheMappingForwardForAll() {
    timeline.begin(0);
    TrackClock video = timeline.track(input, 0);
    TrackClock audio = timeline.track(input, 0);
    timeline.place(video, 0, 0, FRAME);
    timeline.place(audio, 0, 0, 500_000);
    timeline.place(video, 900 * SECOND, 900 * SECOND, FRAME); // lands at 500 ms
    timeline.place(audio, 500_000, 500_000, 500_000); // covers up to 1 s
    timeline.place(audio, 900 * SECOND, 900 * SECOND, BLOCK);

    assertThat(audio.pts()).isEqualTo(SECOND);
    timeline.place(video, 900 * SECOND + FRAME, 900 * SECOND + FRAME, FRAME);
    assertThat(video.pts()).as("skew kept").isEqualTo(SECOND + FRAME);
  }

  @Test
  void oneWrongTimestampDoesNotShiftTheTrackAgainstTheOthers() {
    timeline.begin(0);
    TrackClock video = timeline.track(input, 0);
    TrackClock audio = timeline.track(input, 0);
    long t = 0;
    for (; t < SECOND; t += FRAME) {
      timeline.place(video, t, t, FRAME);
      timeline.place(audio, t, t, FRAME);
    }
    timeline.place(video, 5000 * SECOND, 5000 * SECOND, FRAME);
    timeline.place(audio, t, t, FRAME);
    t += FRAME;
    for (int i = 0; i < 5; i++, t += FRAME) {
      timeline.place(video, t, t, FRAME);
      timeline.place(audio, t, t, FRAME);
    }
    assertThat(video.pts()).isEqualTo(audio.pts());
  }

  @Test
  void aSignalledDiscontinuityIsAnnouncedEvenWhenTimestampsHappenToFit() {
    TrackClock video = running();
    timeline.signalDiscontinuity(input);

    assertThat(timeline.place(video, SECOND, SECOND, FRAME))
        .isEqualTo(new Discontinuity(SECOND, Cause.SIGNALLED));
    assertThat(timeline.place(video, SECOND + FRAME, SECOND + FRAME, FRAME)).isNull();
  }

  @Test
  void afterASignalledDiscontinuityAFewSecondsAreNoPause() {
    TrackClock video = running();
    timeline.signalDiscontinuity(input);

    assertThat(timeline.place(video, 6 * SECOND, 6 * SECOND, FRAME))
        .isEqualTo(new Discontinuity(SECOND, Cause.SIGNALLED));
    assertThat(video.pts()).isEqualTo(SECOND);
  }

  @Test
  void soundThatComesSeparatelyFollowsThePictureOverADiscontinuity() {
    Object soundInput = new Object();
    timeline.begin(0);
    TrackClock video = timeline.track(input, 0);
    TrackClock audio = timeline.track(soundInput, 0);
    timeline.place(video, 0, 0, SECOND);
    timeline.place(audio, 0, 0, SECOND);
    timeline.signalDiscontinuity(input);
    assertThat(timeline.place(video, 70 * SECOND, 70 * SECOND, FRAME)).isNotNull();
    timeline.signalDiscontinuity(soundInput);

    assertThat(timeline.place(audio, 70 * SECOND + 10_000, 70 * SECOND + 10_000, BLOCK)).isNull();
    assertThat(audio.pts() - video.pts()).isEqualTo(10_000);
  }

  @Test
  void packetsWithoutTimestampsFollowEachOther() {
    timeline.begin(0);
    TrackClock audio = timeline.track(input, 0);
    long none = MediaTimeline.NONE;
    timeline.place(audio, 0, 0, 0);
    timeline.place(audio, none, none, 0);
    timeline.place(audio, none, none, 0);
    timeline.place(audio, 60_000, 60_000, 0); // three packets passed: 20 ms each
    assertThat(audio.extrapolated()).isFalse();
    timeline.place(audio, none, none, 0);

    assertThat(audio.extrapolated()).isTrue();
    assertThat(audio.pts()).isEqualTo(80_000);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MAX_VALUE, 95_443_717_689L, 10_000_001, 5_000_000, 0, -1, -3_600_000_000L})
  void aDamagedLengthIsNotBelieved(long length) {
    TrackClock video = running();
    assertThat(timeline.place(video, SECOND, SECOND, length)).isNull();

    assertThat(video.expected()).isEqualTo(SECOND + FRAME);
    assertThat(timeline.now()).isEqualTo(SECOND + FRAME);
    assertThat(timeline.place(video, SECOND + FRAME, SECOND + FRAME, FRAME)).isNull();
    assertThat(video.pts()).isEqualTo(SECOND + FRAME);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 10_000_001, 0, -1})
  void norIsThatOfAPacketWithoutATimestamp(long length) {
    TrackClock video = running();
    timeline.place(video, MediaTimeline.NONE, MediaTimeline.NONE, length);

    assertThat(video.expected()).isEqualTo(SECOND + FRAME);
  }

  @Test
  void slidesMayLastForSeconds() {
    timeline.begin(0);
    TrackClock video = timeline.track(input, 0);
    timeline.place(video, 0, 0, 8 * SECOND);
    assertThat(timeline.now()).isEqualTo(8 * SECOND);
    timeline.place(video, 8 * SECOND, 8 * SECOND, 9 * SECOND);

    assertThat(timeline.now()).isEqualTo(17 * SECOND);
  }

  @Test
  void anotherConnectionGoesOnAfterTheOutage() {
    running();
    timeline.restart(Cause.RECONNECTED, 30 * SECOND);
    Discontinuity announced = timeline.begin(777 * SECOND);
    TrackClock video = timeline.track(input, 0);
    timeline.place(video, 777 * SECOND, 777 * SECOND, FRAME);

    assertThat(announced).isEqualTo(new Discontinuity(31 * SECOND, Cause.RECONNECTED));
    assertThat(video.pts()).isEqualTo(31 * SECOND);
  }

  /** A track that has played for one second. */
  private TrackClock running() {
    timeline.begin(0);
    TrackClock video = timeline.track(input, 0);
    for (int i = 0; i < 25; i++) {
      timeline.place(video, i * FRAME, i * FRAME, FRAME);
    }
    return video;
  }
}
