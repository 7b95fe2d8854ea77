package dev.glasswatch.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.MediaEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Silence of some channels of a track. */
class SilentChannelTest extends SilenceBench {

  @Test
  void oneChannelThatFellSilentIsSaidAsSuch() {
    play(5, tone(-20), tone(-20));
    long from = now();
    play(15, tone(-20), NOTHING);
    long to = now();
    play(2, tone(-20), tone(-20));
    assertThat(bad())
        .isNotEmpty()
        .allSatisfy(
            found -> {
              assertThat(found.reason()).isEqualTo("channel_silent");
              assertThat(found.severity()).isEqualTo(Severity.MINOR);
              assertThat(found.from()).isCloseTo(from, within(WINDOW));
              assertThat(found.details()).containsEntry("silentChannels", List.of(1));
            });
    assertThat(bad().getLast().to()).isCloseTo(to, within(2 * WINDOW));
    assertThat(said.getLast().score()).isZero();
  }

  @Test
  void whenTheOtherChannelFallsSilentTooItGetsWorse() {
    play(5, tone(-20), tone(-20));
    play(15, tone(-20), NOTHING);
    said.clear();
    play(5, NOTHING, NOTHING);
    assertThat(bad()).allMatch(found -> found.severity() == Severity.MINOR);
    play(8, NOTHING, NOTHING);
    assertThat(bad().getLast().severity()).isEqualTo(Severity.MAJOR);
    assertThat(bad().getLast().reason()).isEqualTo("digital_silence");
  }

  @Test
  void aProgrammeOnOneChannelByNatureIsWhole() {
    play(60, tone(-20), NOTHING);
    assertThat(bad()).isEmpty();
  }

  @Test
  void silentChannelsOfSurroundAreWhole() {
    play(5, tone(-20), tone(-20), tone(-20), tone(-40), tone(-30), tone(-30));
    play(30, tone(-20), tone(-20), NOTHING, NOTHING, NOTHING, NOTHING);
    assertThat(bad()).isEmpty();
  }

  @Test
  void oneChannelCanBeLeftAlone() {
    Detector without = detector(Map.of("channels", "off"));
    for (long at = 0; at < 20L * RATE; at += Sound.BLOCK) {
      without.audio(Sound.at(at, RATE, tone(-20), upTo(5L * RATE, tone(-20), NOTHING)));
    }
    assertThat(bad()).isEmpty();
  }

  @Test
  void aChangeOfChannelsIsTakenInStride() {
    play(3, NOTHING);
    play(3, NOTHING, NOTHING);
    play(1, tone(-20), NOTHING);
    detector.event(new MediaEvent.Ended(now()));
    assertThat(bad()).isNotEmpty();
    assertThat(said.getLast().score()).isZero();
  }
}
