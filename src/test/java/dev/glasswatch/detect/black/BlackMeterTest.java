package dev.glasswatch.detect.black;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pictures are black. */
class BlackMeterTest {

  private final BlackSettings settings = BlackSettings.of(Settings.defaults(BlackSettings.ALL));
  private final BlackMeter meter = new BlackMeter(settings);
  private final BlackMeasure measured = new BlackMeasure();

  private double score(Picture picture) {
    measured.fullRange = picture.fullRange();
    meter.measure(picture, measured);
    return new BlackJudge(settings).score(measured);
  }

  private void assertBlack(Picture picture) {
    assertThat(score(picture)).isGreaterThanOrEqualTo(BlackTrack.ENTER);
  }

  private void assertNotBlack(Picture picture) {
    assertThat(score(picture)).isLessThan(BlackTrack.EXIT);
  }

  @ParameterizedTest
  @CsvSource({"480,270", "320,180", "180,144", "639,360", "333,201", "64,48", "17,3"})
  void plainBlackIsBlackAtAnySize(int width, int height) {
    assertThat(score(new Picture(width, height))).isEqualTo(1);
    assertThat(measured.darkShare()).isEqualTo(1);
    assertThat(measured.meanLuma()).isEqualTo(16);
  }

  @Test
  void blackOfOtherRangesIsBlack() {
    assertBlack(Picture.black().fill(0).inFullRange());
    assertBlack(Picture.black().fill(0)); // blacker than black
    assertBlack(Picture.black().fill(16).inFullRange()); // limited marked as full
    assertBlack(Picture.black().fill(28)); // 5.5 % up
  }

  @Test
  void greyIsNotBlack() {
    assertNotBlack(Picture.black().fill(48));
    assertNotBlack(Picture.black().fill(40).inFullRange());
    assertNotBlack(Picture.black().fill(235));
    assertNotBlack(Picture.black().fill(128));
  }

  @Test
  void noiseOnBlackIsBlack() {
    assertBlack(Picture.black().noise(4, 1));
    assertBlack(Picture.black().fill(24).noise(3, 2));
  }

  @ParameterizedTest
  @CsvSource({"0.05,0.05", "0.83,0.05", "0.05,0.84", "0.83,0.84"})
  void aLogoInAnyCornerIsNoPicture(double left, double top) {
    assertBlack(Picture.black().box(left, top, 0.12, 0.1, 200));
    assertThat(measured.overlayShare()).isBetween(0.008, 0.015);
    assertBlack(Picture.black().box(left, top, 0.12, 0.1, 34)); // hardly visible
  }

  @Test
  void aClockBesideALogoIsNoPicture() {
    assertBlack(Picture.black().text(0.05, 0.88, 0.5, 0.06).box(0.85, 0.05, 0.1, 0.1, 235));
    assertBlack(Picture.black().text(0.45, 0.05, 0.5, 0.06));
  }

  @Test
  void textInTheMiddleIsAPicture() {
    assertNotBlack(Picture.black().text(0.4, 0.47, 0.2, 0.05)); // the end
    assertNotBlack(Picture.black().text(0.25, 0.88, 0.5, 0.05)); // a subtitle
    assertNotBlack(Picture.black().text(0.45, 0.88, 0.1, 0.05)); // a short one
    assertNotBlack(Picture.black().text(0.02, 0.9, 0.96, 0.05)); // a crawl
    assertNotBlack(Picture.black().text(0.25, 0.3, 0.2, 0.04).text(0.52, 0.3, 0.2, 0.04));
    assertNotBlack(Picture.black().text(0.1, 0.5, 0.2, 0.05)); // beside the middle
  }

  @Test
  void moreThanALogoInTheCornersIsAPicture() {
    assertNotBlack(
        Picture.black().box(0.02, 0.02, 0.38, 0.25, 200).box(0.6, 0.02, 0.38, 0.25, 200));
  }

  @Test
  void aNightSceneIsAPicture() {
    assertNotBlack(Picture.black().scene(16, 40));
    assertNotBlack(Picture.black().scene(17, 34).noise(2, 3));
    assertNotBlack(Picture.black().box(0.45, 0.5, 0.02, 0.03, 120)); // one lamp
  }

  @Test
  void starsAreAPicture() {
    Picture sky = Picture.black();
    for (int star = 0; star < 60; star++) {
      sky.box(star * 37 % 97 / 97.0, star * 53 % 89 / 89.0, 0.002, 0.003, 150);
    }
    assertNotBlack(sky);
  }

  @Test
  void letterboxBarsDoNotMakeAPictureBlack() {
    Picture wide = Picture.black().scene(16, 36).box(0, 0, 1, 0.14, 16).box(0, 0.86, 1, 0.14, 16);
    assertNotBlack(wide);
  }

  @Test
  void whatLiesOnTheVeryEdgeIsNotJudged() {
    assertBlack(Picture.black().box(0, 0, 0.5, 0.006, 235)); // line 23
    assertBlack(Picture.black().box(0.995, 0, 0.005, 1, 90));
  }

  @Test
  void theScoreFallsWithTheLevel() {
    double darker = score(Picture.black().fill(20));
    double brighter = score(Picture.black().fill(26));
    assertThat(darker).isGreaterThan(brighter);
    assertThat(brighter).isGreaterThan(score(Picture.black().fill(33)));
  }
}
