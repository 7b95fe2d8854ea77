package dev.glasswatch.detect.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.inference.Answer;
import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.MediaEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When the detector looks, and what it makes of what is seen. */
class BlockDetectorTest {

  // Of 920 macroblocks
  private static final int A_FEW = 20;
  private static final int MANY = 80;
  private static final int MOST = 600;

  private final SeeingEye eye = new SeeingEye();
  private final List<Observation> said = new ArrayList<>();
  private final List<Consumer<TraceReplay>> trace = new ArrayList<>();
  private final BlockDetector detector = detector(Map.of("upstream", "true"));
  private final Screen screen = new Screen(detector);

  private BlockDetector detector(Map<String, String> texts) {
    try {
      return new BlockDetector(
          BlockSettings.of(Settings.parse(BlockSettings.ALL, texts)),
          eye,
          said::add,
          (track, kind, values) -> {
            long[] row = values.clone();
            trace.add(replay -> replay.row(track, kind, row));
          });
    } catch (SettingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<Observation> corrupted() {
    return said.stream().filter(each -> each.score() >= CorruptionTrack.ENTER).toList();
  }

  private Observation last() {
    return corrupted().getLast();
  }

  @Test
  void looksNowAndThenWhileNothingIsSuspicious() {
    screen.shows(250);

    assertThat(eye.takeLooks()).isEqualTo(5);
    assertThat(said).allMatch(each -> each.score() == 0);
    assertThat(said.getLast().to()).isEqualTo(8_000_000);
  }

  @Test
  void looksAtOnceWhenBlocksBreakAndFollowsThemUntilTheyHeal() {
    screen.shows(30).broken(A_FEW).shows(20).broken(0).shows(50);

    assertThat(last().from()).isEqualTo(30 * Screen.FRAME);
    assertThat(last().to()).isBetween(47 * Screen.FRAME, 50 * Screen.FRAME);
    assertThat(last().score()).isGreaterThan(0.7);
    assertThat(last().severity()).isEqualTo(Severity.MINOR);
    assertThat(said.getLast().score()).isZero();
  }

  @Test
  void byDefaultLooksOnlyWhereSomethingWasReported() {
    Screen byDefault = new Screen(detector(Map.of()));
    byDefault.shows(30).broken(MANY).shows(30).broken(0).shows(60);
    assertThat(eye.takeLooks()).isZero();

    byDefault.broken(MANY).reports(FrameHealth.CONCEALED).shows(20);

    assertThat(eye.takeLooks()).isPositive();
    assertThat(last().reason()).isEqualTo("decoder");
  }

  @Test
  void aReportMakesDoubtfulDamageCount() {
    eye.isSureTo(0.3f);
    screen.shows(30).broken(MANY).shows(30);
    assertThat(corrupted()).isEmpty();

    screen.reports(FrameHealth.DAMAGED).shows(10);

    assertThat(last().reason()).isEqualTo("decoder");
  }

  @Test
  void saysWhereAndHowMuch() {
    screen.shows(30).broken(A_FEW).shows(10);

    assertThat(last().details())
        .containsEntry("areaRatio", 0.022)
        .containsEntry("box", List.of(0.0, 0.0, 0.5, 0.043))
        .containsEntry("cause", "upstream");
  }

  @Test
  void whatTakesLessThanTheLeastAreaIsNothing() {
    screen.shows(30).broken(8).shows(30);

    assertThat(corrupted()).isEmpty();
  }

  @Test
  void lostPacketsAreTheTransports() {
    screen.keyed().shows(30).reports(FrameHealth.CONTINUITY_ERROR).shows(2);
    screen.broken(MANY).reports(FrameHealth.CONCEALED).shows(20);

    assertThat(last().reason()).isEqualTo("transport");
    assertThat(last().details())
        .containsEntry("continuityErrors", 1)
        .containsEntry("concealed", 1)
        .containsEntry("damaged", 0);
    assertThat(last().severity()).isEqualTo(Severity.MAJOR);
  }

  @Test
  void reportsThatComeLateStillCount() {
    screen.shows(30).broken(MANY).shows(5).reports(FrameHealth.CONTINUITY_ERROR).shows(20);

    assertThat(last().reason()).isEqualTo("transport");
  }

  @Test
  void aPacketMarkedCorruptIsNoReport() {
    screen.shows(30).broken(MANY).shows(5).reports(FrameHealth.CORRUPT_PACKET).shows(20);

    assertThat(last().reason()).isEqualTo("upstream");
  }

  @Test
  void aDamagedBitstreamThatArrivedWholeIsTheDecoders() {
    screen.shows(30).broken(MOST).reports(FrameHealth.DAMAGED).shows(20);

    assertThat(last().reason()).isEqualTo("decoder");
    assertThat(last().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void reportsBeforeTwoKeyframesAreForgotten() {
    screen.shows(10).reports(FrameHealth.CONTINUITY_ERROR).shows(25);
    screen.keyed().shows(25).keyed().shows(25).broken(MANY).shows(20);

    assertThat(last().reason()).isEqualTo("upstream");
  }

  @Test
  void reportsOfWhatCannotBeSeenAreNothingButLookedInto() {
    screen.shows(30);
    eye.takeLooks();
    screen.reports(FrameHealth.CONCEALED).shows(25);

    assertThat(eye.takeLooks()).isBetween(4, 10);
    assertThat(corrupted()).isEmpty();
  }

  @Test
  void aPictureThatIsMissedDoesNotSplitAStretch() {
    screen.shows(30).broken(MANY).shows(4).broken(0).shows(2).broken(MANY).shows(4);
    screen.broken(0).shows(20);

    assertThat(corrupted()).extracting(Observation::from).containsOnly(30 * Screen.FRAME);
  }

  @Test
  void suspicionCannotAskForMoreThanItsBudget() {
    for (int i = 0; i < 250; i++) {
      screen.reports(FrameHealth.CONCEALED).broken(MANY).shows(1);
    }

    assertThat(eye.takeLooks()).isBetween(80, 102);
  }

  @Test
  void looksThatWereNotMadeAreCountedAndSayNothing() {
    screen.shows(30).broken(MANY).shows(3);
    eye.answers(Answer.LATE);
    screen.shows(3);
    eye.answers(Answer.MADE);
    screen.shows(3);

    assertThat(last().details()).containsEntry("looksMissed", 3).containsEntry("looks", 6);
  }

  @Test
  void aModelThatFailsFailsTheDetector() {
    eye.answers(Answer.FAILED);

    assertThatThrownBy(() -> screen.shows(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsUnderWayEndsWithTheInput() {
    screen.shows(30).broken(MANY).shows(35).ends();

    assertThat(last().to()).isGreaterThanOrEqualTo(62 * Screen.FRAME);
  }

  @Test
  void afterAJumpNothingIsComparedWithWhatWas() {
    screen.shows(30);
    detector.event(new MediaEvent.Discontinuity(screen.time(), MediaEvent.Cause.SIGNALLED));
    eye.takeLooks();
    screen.broken(MANY).shows(1);

    assertThat(eye.takeLooks()).isEqualTo(1); // the steady look, which begins anew
    assertThat(last().from()).isEqualTo(30 * Screen.FRAME);
  }

  @Test
  void decidesFromItsRowsAsItDidBefore() throws SettingException {
    screen.keyed().shows(30).reports(FrameHealth.CONTINUITY_ERROR).shows(3);
    screen.broken(MANY).shows(20).broken(0).shows(50);

    assertThat(replayed(Map.of())).isEqualTo(said);
    assertThat(replayed(Map.of("minArea", "20"))).allMatch(each -> each.score() == 0);
    assertThatThrownBy(() -> replayed(Map.of("minArea", "0.5")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("analyse the recording again");
    assertThatThrownBy(() -> replayed(Map.of("threshold", "40")))
        .isInstanceOf(SettingException.class);
  }

  private List<Observation> replayed(Map<String, String> texts) throws SettingException {
    BlockDetectorProvider provider = new BlockDetectorProvider();
    List<Setting<?>> settings = provider.settings();
    List<Observation> again = new ArrayList<>();
    TraceReplay replay =
        provider
            .replay(recorded(settings, Map.of()), recorded(settings, texts), again::add)
            .orElseThrow();
    trace.forEach(step -> step.accept(replay));
    return again;
  }

  private static Settings recorded(List<Setting<?>> settings, Map<String, String> texts)
      throws SettingException {
    Map<String, String> all = new HashMap<>(texts);
    all.put("upstream", "true");
    return Settings.parse(settings, all);
  }
}
