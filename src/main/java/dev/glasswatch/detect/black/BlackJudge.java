package dev.glasswatch.detect.black;

/**
 * Decides from what was measured how black a picture is. Four things speak against black, each as a
 * ratio that is 1 at its limit:
 *
 * <ol>
 *   <li>the ground is not dark;
 *   <li>a block can be seen and differs from the ground: the texture of a night scene, the last of
 *       a fade. Means of 256 pixels are compared, so noise does not count;
 *   <li>pixels are lit: stars, lamps, credits;
 *   <li>logo and clock take more of the picture than such things do.
 * </ol>
 *
 * <p>The score is 1 less half the largest ratio: 0.5 at the limit.
 */
final class BlackJudge {

  // Fewer lit pixels than this are never more than noise, however small the picture.
  private static final double FEW_PIXELS = 4;

  private final BlackSettings settings;

  BlackJudge(BlackSettings settings) {
    this.settings = settings;
  }

  /** 1 surely black, 0 surely not. */
  double score(BlackMeasure picture) {
    if (picture.bright) {
      return 0;
    }
    double noise = Math.max(settings.litShare(), FEW_PIXELS / picture.pixels);
    double ground = ratio(picture.level(picture.ground), settings.blackLevel());
    double lit = picture.litShare() / noise;
    double overlay = ratio(picture.overlayShare(), settings.overlayShare());
    double worst = Math.max(Math.max(ground, picture.texture), Math.max(lit, overlay));
    return Math.clamp(1 - worst / 2, 0, 1);
  }

  /** How far something is towards its limit; nothing is nowhere, even when nothing is allowed. */
  static double ratio(double value, double limit) {
    return value == 0 ? 0 : value / limit;
  }

  /** Whether the ground is bright enough to tell it from other black. */
  boolean groundSeen(BlackMeasure picture) {
    return picture.level(picture.ground) > settings.unseenLevel();
  }

  /** By how much the ground may change, in code values, and still be the same black. */
  double steadiness(BlackMeasure picture) {
    return settings.texture() * picture.range();
  }
}
