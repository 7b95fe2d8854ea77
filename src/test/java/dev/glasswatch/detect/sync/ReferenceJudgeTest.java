package dev.glasswatch.detect.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.sync.reference.Look;
import dev.glasswatch.detect.sync.reference.Match;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceJudgeTest {

  private static final long SECOND = 1_000_000;

  private final SyncSettings settings = SyncSettings.of(Settings.defaults(SyncSettings.ALL));
  private final List<Observation> said = new ArrayList<>();
  private final SyncVoice voice = new SyncVoice("a:0", settings, said::add);
  private final ReferenceJudge judge = new ReferenceJudge(settings);
  private long now = 12 * SECOND;

  private ReferenceJudgeTest measure(double millis, int times) {
    for (int i = 0; i < times; i++) {
      look(found(0), found(Math.round(-millis * 1000)));
    }
    return this;
  }

  private void look(Match picture, Match sound) {
    judge.look(new Look(now - 12 * SECOND, now, picture, sound), voice);
    now += 2 * SECOND;
  }

  private static Match found(long delay) {
    return new Match(Match.State.FOUND, delay, 0.9, 0.2);
  }

  private List<Observation> wrong() {
    return said.stream().filter(each -> each.score() > 0).toList();
  }

  @Test
  void withinLimitsNothingIsWrong() {
    measure(35, 4).measure(-55, 4);
    assertThat(wrong()).isEmpty();
    assertThat(said).hasSize(8);
  }

  @Test
  void lateSoundIsWrongOnceThreeAgree() {
    measure(-120, 2);
    assertThat(said).isEmpty();
    measure(-118, 1);
    assertThat(wrong())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.from()).isZero();
              assertThat(each.details())
                  .containsEntry("method", "reference")
                  .containsEntry("kind", "constant")
                  .containsEntry("offsetMs", -118.0)
                  .containsEntry("intervalMs", List.of(-133.0, -103.0));
            });
  }

  @Test
  void whatComesLaterIsAStep() {
    measure(5, 5).measure(200, 3);
    assertThat(wrong())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.details()).containsEntry("kind", "step");
              assertThat(each.severity().label()).isEqualTo("major");
              assertThat(each.from()).isEqualTo(16 * SECOND);
            });
  }

  @Test
  void valuesThatDisagreeAreNoEvidence() {
    measure(100, 2).measure(300, 2).measure(-200, 2).measure(100, 2);
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aDriftIsToldFromAStep() {
    for (int i = 0; i < 40; i++) {
      measure(i * 2.0, 1);
    }
    assertThat(wrong().getLast().details()).containsEntry("kind", "drift");
    assertThat((Long) wrong().getLast().details().getOrDefault("driftPpm", 0L))
        .isBetween(900L, 1100L);
  }

  @Test
  void itEndsOnlyWellWithinLimits() {
    measure(60, 3);
    said.clear();
    measure(37, 1);
    assertThat(wrong()).hasSize(1);
    measure(20, 1);
    assertThat(said.getLast().score()).isZero();
  }

  @Test
  void unmeasuredTimeSaysNothing() {
    look(Match.of(Match.State.QUIET), found(0));
    look(found(0), Match.of(Match.State.UNMATCHED));
    assertThat(said).isEmpty();
  }

  @Test
  void theClockIsSilentWhileTheReferenceSpeaks() {
    measure(0, 1);
    voice.apart(new Apart("step", "clock", "sound_gap", 0, 90_000, 0, 90_000, 0), now - SECOND);
    assertThat(wrong()).isEmpty();
    voice.apart(new Apart("step", "clock", "sound_gap", 0, 90_000, 0, 90_000, 0), now + 5 * SECOND);
    assertThat(wrong()).hasSize(1);
  }
}
