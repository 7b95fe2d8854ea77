package dev.glasswatch.detect.sync.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.sync.reference.Compared.Reason;
import dev.glasswatch.detect.sync.reference.Compared.Verdict;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparingTest {

  private static final Offset<Long> HOP = within(3_000L);

  private final Fingerprints reference = Made.programme(1).piece(0, 90, 0);

  private Compared compared(Fingerprints own) {
    return Comparing.whole(own, reference);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "10,0", "20,300", "31.2,-45", "50,10000", "5,-10000", "58,80"})
  void delaysAreFoundAndTheirDifference(double cut, int later) {
    Compared compared =
        compared(Made.programme(1).noisy(0.4).louder(-3).piece(cut, cut + 30, later * 1000L));
    assertThat(compared.verdict()).isEqualTo(Verdict.SAME);
    assertThat(compared.videoDelay()).hasValue(Math.round(-cut * 1e6));
    assertThat(compared.audioDelay().getAsLong())
        .isCloseTo(Math.round(-cut * 1e6) + later * 1000L, HOP);
    assertThat(compared.syncError().getAsLong()).isCloseTo(-later * 1000L, HOP);
    assertThat(compared.least()).isLessThan(-later * 1000L);
    assertThat(compared.most()).isGreaterThan(-later * 1000L);
  }

  @Test
  void twiceAsManyPicturesAreTheSame() {
    Compared compared = compared(Made.programme(1).every(20_000).piece(12, 42, 0));
    assertThat(compared.videoDelay().getAsLong()).isCloseTo(-12_000_000, HOP);
    assertThat(compared.syncError().getAsLong()).isCloseTo(0, HOP);
  }

  @Test
  void halfAsManyAreTheSame() {
    Compared compared = compared(Made.programme(1).every(80_000).piece(12, 42, 0));
    assertThat(compared.videoDelay().getAsLong()).isCloseTo(-12_000_000, within(20_000L));
  }

  @Test
  void anotherProgrammeIsNamedSo() {
    Compared compared = compared(Made.programme(2).piece(0, 30, 0));
    assertThat(compared.verdict()).isEqualTo(Verdict.DIFFERENT_CONTENT);
    assertThat(compared.reason()).isEmpty();
    assertThat(compared.syncError()).isEmpty();
    assertThat(compared.share()).isZero();
  }

  @Test
  void whatIsFartherAwayThanAMinuteIsNotFound() {
    assertThat(compared(Made.programme(1).piece(65, 85, 0)).verdict())
        .isEqualTo(Verdict.DIFFERENT_CONTENT);
  }

  @Test
  void aStillPictureIsNotMeasurable() {
    Compared compared = compared(Made.programme(1).still().noisy(0.05).piece(5, 35, 0));
    assertThat(compared.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(compared.reason()).isEqualTo(Optional.of(Reason.STILL_PICTURE));
    assertThat(compared.audioDelay().getAsLong()).isCloseTo(-5_000_000, HOP);
  }

  @Test
  void silenceIsNotMeasurable() {
    Compared compared = compared(Made.programme(1).silent().piece(5, 35, 0));
    assertThat(compared.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(compared.reason()).isEqualTo(Optional.of(Reason.SILENT_SOUND));
    assertThat(compared.videoDelay()).hasValue(-5_000_000);
  }

  @Test
  void neitherIsSilenceUnderAStillPicture() {
    Compared compared = compared(Made.programme(1).silent().still().piece(5, 35, 0));
    assertThat(compared.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
  }

  @Test
  void aLoopIsNotSaidToBeAnywhere() {
    Fingerprints loop = Fingerprints.whole();
    Fingerprints round = Made.programme(3).piece(0, 8, 0);
    PictureStretch pictures = new PictureStretch();
    round.copy(0, 8_000_000, pictures);
    short[] cells = new short[PictureCells.COUNT];
    for (int i = 0; i < 10 * pictures.size(); i++) {
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] = pictures.cell(i % pictures.size(), cell);
      }
      loop.picture(i * 40_000L, cells);
    }
    assertThat(
            new PictureSearch()
                .anywhere(loop, new Span(30_000_000, 42_000_000), loop, -30_000_000, 30_000_000)
                .state())
        .isEqualTo(Match.State.AMBIGUOUS);
  }

  @Test
  void twoLiveStreamsAreFoundWhicheverIsAhead() {
    Fingerprints early = Made.programme(4).piece(0, 70, 0);
    Fingerprints late = Made.programme(4).noisy(0.3).piece(0, 50, 0);
    Look behind = new Comparison(late, true).look(0, late.ends(), early);
    Look ahead = new Comparison(early, true).look(0, early.ends(), late);
    assertThat(behind.picture().found()).isTrue();
    assertThat(behind.picture().delay()).isCloseTo(0, HOP);
    assertThat(ahead.picture().delay()).isCloseTo(0, HOP);
    assertThat(ahead.error().getAsLong()).isCloseTo(0, HOP);
  }

  @Test
  void theSameTwiceIsTheSame() {
    Fingerprints own = Made.programme(1).noisy(0.5).piece(17, 47, 120_000);
    assertThat(compared(own)).isEqualTo(compared(own));
  }
}
