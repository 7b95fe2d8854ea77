package dev.glasswatch.evaluate.reel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.reel.Content.Card;
import dev.glasswatch.evaluate.reel.Content.Made;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @Test
  void dimmedToNothingIsBlack() {
    Picture picture = new Picture(WIDTH, HEIGHT);
    picture.fill(200);
    picture.dim(0);
    assertThat(picture.samples()).isEqualTo(new Picture(WIDTH, HEIGHT).samples());
  }

  @Test
  void blendedInFullIsTheOther() {
    Picture picture = new Picture(WIDTH, HEIGHT);
    Picture other = new Picture(WIDTH, HEIGHT);
    other.fill(200);
    picture.blend(other, 1);
    assertThat(picture.samples()).isEqualTo(other.samples());
  }

  @Test
  void boxesKeepToThePicture() {
    Picture picture = new Picture(WIDTH, HEIGHT);
    picture.box(-10, -10, WIDTH + 10, HEIGHT + 10, 99);
    assertThat(picture.luma(0, 0)).isEqualTo(99);
    assertThat(picture.luma(WIDTH - 1, HEIGHT - 1)).isEqualTo(99);
    picture.box(WIDTH + 5, 0, WIDTH + 9, 5, 1);
    assertThat(picture.luma(WIDTH - 1, 0)).isEqualTo(99);
  }

  @ParameterizedTest
  @EnumSource(
      value = Overlay.class,
      names = {"CLOCK", "TICKER", "TURNING_LOGO", "LOGO"})
  void anOverlayCoversAFewPercentAtMost(Overlay overlay) {
    Picture picture = drawn(overlay, 1);
    long changed = changed(picture, new Picture(WIDTH, HEIGHT));
    assertThat(changed).isBetween(picture.lumaSamples() / 2000L, picture.lumaSamples() * 6 / 100L);
  }

  @ParameterizedTest
  @EnumSource(
      value = Overlay.class,
      names = {"NOISE", "CLOCK", "TICKER", "TURNING_LOGO"})
  void whatIsSaidToMoveMoves(Overlay overlay) {
    assertThat(changed(drawn(overlay, 1), drawn(overlay, 30))).isPositive();
  }

  @Test
  void aLogoStands() {
    assertThat(changed(drawn(Overlay.LOGO, 1), drawn(Overlay.LOGO, 30))).isZero();
  }

  @ParameterizedTest
  @EnumSource(Card.class)
  void aCardDependsOnItsSeedAndFrameAlone(Card card) {
    assertThat(card(card, 1, 20).samples()).isEqualTo(card(card, 1, 20).samples());
    assertThat(changed(card(card, 1, 20), card(card, 3, 20))).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Card.class)
  void cardsThatStandStandAndOthersMove(Card card) {
    boolean stands = card == Card.SLATE || card == Card.TITLE;
    assertThat(Arrays.equals(card(card, 1, 20).samples(), card(card, 1, 45).samples()))
        .isEqualTo(stands);
  }

  private static Picture drawn(Overlay overlay, int times) {
    Overlays overlays = new Overlays(25, 1);
    Picture picture = new Picture(WIDTH, HEIGHT);
    for (int i = 0; i < times; i++) {
      picture.fill(Picture.BLACK);
      overlays.draw(overlay, picture);
    }
    return picture;
  }

  private static Picture card(Card card, long seed, int frame) {
    Picture picture = new Picture(WIDTH, HEIGHT);
    new Cards(25).draw(new Made(card, seed), frame, 100, picture);
    return picture;
  }

  private static long changed(Picture one, Picture other) {
    long changed = 0;
    for (int i = 0; i < one.lumaSamples(); i++) {
      changed += one.samples()[i] == other.samples()[i] ? 0 : 1;
    }
    return changed;
  }
}
