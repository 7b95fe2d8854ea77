package dev.glasswatch.detect.black;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** How pictures become observations. */
class BlackDetectorTest {

  private static final long FRAME = Picture.FRAME;

  private final BlackDetectorProvider provider = new BlackDetectorProvider();
  private final List<Observation> said = new ArrayList<>();
  private final Detector detector =
      provider.create(Settings.defaults(provider.settings()), said::add);
  private long now;

  private static Picture scene(int index) {
    return Picture.black().scene(30, 200).box(index % 50 / 60.0, 0.4, 0.1, 0.1, 235);
  }

  private void show(int frames, IntFunction<Picture> pictures) {
    for (int i = 0; i < frames; i++) {
      detector.frame(pictures.apply(i).at(now));
      now += FRAME;
    }
  }

  private void black(int frames) {
    show(frames, i -> Picture.black());
  }

  private List<Observation> bad() {
    return said.stream().filter(observation -> observation.score() >= BlackTrack.ENTER).toList();
  }

  @Test
  void startsAndEndsOnTheFrame() {
    show(30, BlackDetectorTest::scene);
    black(75);
    show(30, BlackDetectorTest::scene);
    detector.event(new MediaEvent.Ended(now));
    assertThat(bad())
        .isNotEmpty()
        .allSatisfy(
            found -> {
              assertThat(found.defect().name()).isEqualTo("black");
              assertThat(found.track()).isEqualTo("v:0");
              assertThat(found.from()).isEqualTo(30 * FRAME);
              assertThat(found.severity()).isEqualTo(Severity.MAJOR);
              assertThat(found.reason()).isEqualTo("black");
            });
    assertThat(bad().getLast().to()).isEqualTo(105 * FRAME);
    Observation after =
        said.stream().filter(o -> o.from() == 105 * FRAME).findFirst().orElseThrow();
    assertThat(after.score()).isLessThan(BlackTrack.EXIT);
    assertThat(said.getLast().to()).isEqualTo(135 * FRAME);
    assertThat(bad().getLast().details()).containsEntry("darkShare", 1.0).containsKey("meanLuma");
  }

  @Test
  void speaksAtAChangeAndOtherwiseTwiceASecond() {
    show(250, BlackDetectorTest::scene);
    assertThat(said).hasSizeBetween(19, 22).allMatch(observation -> observation.score() < 0.4);
    for (int i = 1; i < said.size(); i++) {
      assertThat(said.get(i).to()).isGreaterThan(said.get(i - 1).to());
    }
    said.clear();
    black(1);
    assertThat(bad()).singleElement().extracting(Observation::to).isEqualTo(now);
  }

  @Test
  void saysWhatStandsInACorner() {
    black(5);
    show(60, i -> Picture.black().box(0.06, 0.06, 0.1, 0.1, 200));
    assertThat(bad().getLast().reason()).isEqualTo("black_with_overlay");
    assertThat(bad().getLast().details())
        .hasEntrySatisfying(
            "overlayShare", share -> assertThat((double) share).isBetween(0.005, 0.02));
  }

  @Test
  void aClockThatCountsStaysAClock() {
    show(10, BlackDetectorTest::scene);
    show(100, i -> Picture.black().text(0.7, 0.05, 0.22 + i % 10 * 0.002, 0.06));
    detector.event(new MediaEvent.Ended(now));
    assertThat(bad()).allMatch(found -> found.from() == 10 * FRAME);
    assertThat(bad().getLast().to()).isEqualTo(110 * FRAME);
  }

  @Test
  void textThatScrollsOutOfACornerIsNoLogo() {
    black(10);
    // A left-aligned line comes up from the bottom, as credits do; it takes 2.4 s to leave the
    // strip.
    show(60, i -> Picture.black().text(0.06, 0.97 - i * 0.0045, 0.25, 0.03));
    assertThat(bad()).isNotEmpty().noneMatch(found -> found.to() - found.from() >= 2_000_000);
    assertThat(said).anyMatch(observation -> observation.score() < BlackTrack.EXIT);
  }

  @Test
  void aFadeToBlackCountsFromWhereNothingIsLeftToSee() {
    int frames = 50;
    show(frames, i -> Picture.black().scene(16, 16 + (frames - i) * 4));
    black(60);
    long from = bad().getLast().from();
    assertThat(from).isBetween(46 * FRAME, 50 * FRAME);
  }

  @Test
  void aFlatFadeIsOnlyBlackAtItsDarkest() {
    show(100, i -> Picture.black().fill(16 + (100 - i) / 4));
    show(100, i -> Picture.black().fill(16 + i / 4));
    assertThat(bad()).isNotEmpty();
    // Out of sight is below 22.6, that is 26 frames of each fade.
    assertThat(bad().getLast().from()).isBetween(74 * FRAME, 100 * FRAME);
    assertThat(bad().getLast().to()).isBetween(100 * FRAME, 130 * FRAME);
  }

  @Test
  void raisedBlackThatHoldsIsBlackFromItsFirstFrame() {
    show(20, BlackDetectorTest::scene);
    show(60, i -> Picture.black().fill(29).noise(1, i));
    assertThat(bad()).isNotEmpty().allMatch(found -> found.from() == 20 * FRAME);
  }

  @Test
  void timeThatNobodySawIsNotBlack() {
    black(50);
    detector.event(
        new MediaEvent.Unwatched(now, now + 5_000_000, "v:0", UnwatchedReason.OVERLOADED));
    now += 5_000_000;
    long again = now;
    black(50);
    assertThat(bad()).noneMatch(found -> found.from() < again && found.to() > again);
    assertThat(bad().getLast().from()).isEqualTo(again);
  }

  @Test
  void aPauseOfTheStreamEndsAStretch() {
    black(50);
    now += 3_000_000;
    long again = now;
    black(50);
    assertThat(bad().getLast().from()).isEqualTo(again);
  }

  @Test
  void keyframesAloneAreEnough() {
    for (int i = 0; i < 5; i++) {
      detector.frame(Picture.black().asKeyframe().at(now));
      now += 4_000_000;
      detector.event(
          new MediaEvent.Unwatched(
              now - 4_000_000 + FRAME, now, "v:0", UnwatchedReason.KEYFRAMES_ONLY));
    }
    assertThat(bad().getLast().from()).isZero();
    assertThat(bad().getLast().to()).isEqualTo(16_000_000 + FRAME);
  }

  @Test
  void aSpliceDoesNotEndItAndANewConnectionDoes() {
    black(30);
    detector.event(new MediaEvent.Discontinuity(now, MediaEvent.Cause.SIGNALLED));
    black(30);
    assertThat(bad()).allMatch(found -> found.from() == 0);
    detector.event(new MediaEvent.Discontinuity(now, MediaEvent.Cause.RECONNECTED));
    black(30);
    assertThat(bad().getLast().from()).isEqualTo(60 * FRAME);
  }

  @Test
  void aChangeOfSizeIsTakenInStride() {
    black(30);
    show(30, i -> new Picture(320, 180));
    assertThat(bad().getLast().from()).isZero();
    assertThat(bad().getLast().to()).isGreaterThan(50 * FRAME);
  }

  @Test
  void isFoundOnTheClassPathWithItsRule() throws SettingException {
    assertThat(ServiceLoader.load(DetectorProvider.class))
        .anyMatch(found -> found instanceof BlackDetectorProvider);
    Settings settings =
        Settings.parse(provider.settings(), Map.of("minDuration", "3s", "overlayShare", "8%"));
    assertThat(provider.rules(settings))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.minDuration()).isEqualTo(Duration.ofSeconds(3));
              assertThat(rule.exit()).isLessThan(rule.enter());
            });
    DefectRule rule = provider.rules(Settings.defaults(provider.settings())).getFirst();
    assertThat(rule.minDuration()).isEqualTo(Duration.ofSeconds(2));
  }
}
