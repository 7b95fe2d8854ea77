package dev.glasswatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;
import dev.glasswatch.media.UnwatchedReason;
import org.junit.jupiter.api.Test;

/** Gaps: which of them are missing media, and which nobody could have seen. */
class SignalGapsTest extends SignalBench {

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
      detector.packet(new PacketView("v:0", at, at, at, 0, 1000, keyframe, false, false, false));
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
      detector.packet(new PacketView("v:0", at, at, at, 0, 1000, false, false, false, false));
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
      detector.packet(new PacketView("v:0", at, at, at, 0, 1000, false, false, false, false));
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
        new PacketView(
            "v:0", 15 * SECOND, 15 * SECOND, 15 * SECOND, 0, 1000, false, false, false, false));
    detector.event(
        new MediaEvent.Unwatched(10 * SECOND, 15 * SECOND, "a:0", UnwatchedReason.OVERLOADED));
    detector.audio(new SoundAt(15 * SECOND, FRAME));
    detector.event(
        new MediaEvent.Unwatched(10 * SECOND, 15 * SECOND, "v:0", UnwatchedReason.OVERLOADED));
    play(15 * SECOND + FRAME, 20 * SECOND, true, true);
    assertThat(bad()).isEmpty();
  }
}
