package dev.glasswatch.detect.black;

import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Within;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * What counts as black. Shares are of 1; levels are shares of the way from black to white, so that
 * they mean the same in limited and full range.
 *
 * @param minDuration how long it must last
 * @param keepOpen how long a picture must be back
 * @param blackLevel highest level of the ground
 * @param unseenLevel level up to which nothing can be made out
 * @param texture how far parts of the ground may differ from each other once they can be seen
 * @param litLevel level above which a pixel is lit
 * @param litShare lit share of the picture that is put down to noise
 * @param overlayShare lit share of the picture that a logo or clock may take
 * @param cornerWidth width of a corner as a share of the picture's
 * @param cornerHeight height of a corner as a share of the picture's
 * @param lineMargin how far from the border a clock that is wider than a corner may begin
 * @param lineWidth how far from that border it may reach
 * @param edge outermost share of width and height that is not judged
 */
record BlackSettings(
    Duration minDuration,
    Duration keepOpen,
    double blackLevel,
    double unseenLevel,
    double texture,
    double litLevel,
    double litShare,
    double overlayShare,
    double cornerWidth,
    double cornerHeight,
    double lineMargin,
    double lineWidth,
    double edge) {

  // A picture is far from black at twice the level; at 1 / 0.6 of the level its score is 0.4, which
  // would keep black going.
  private static final double FURTHEST_RISE = 1.6;

  private static final Setting<Duration> MIN_DURATION =
      new Setting.OfDuration(
          "minDuration",
          "How long the picture must be black before an incident opens",
          Duration.ofSeconds(2),
          Duration.ofMillis(40),
          Duration.ofHours(1));
  private static final Setting<Duration> KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long there must be a picture again before the incident is resolved",
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofHours(1));
  private static final Setting<Double> BLACK_LEVEL =
      percent("blackLevel", "Highest level of black, from black to white", 7, 0, 40);
  private static final Setting<Double> UNSEEN_LEVEL =
      percent("unseenLevel", "Level up to which nothing can be made out", 3, 0, 20);
  private static final Setting<Double> TEXTURE =
      percent("texture", "How far parts of the black may differ and still be black", 0.75, 0.1, 20);
  private static final Setting<Double> LIT_LEVEL =
      percent("litLevel", "Level above which a pixel is part of something shown", 10, 1, 60);
  private static final Setting<Double> LIT_SHARE =
      percent("litShare", "Share of lit pixels outside the corners that is noise", 0.02, 0, 20);
  private static final Setting<Double> OVERLAY_SHARE =
      percent("overlayShare", "Share of the picture that logo and clock may light up", 5, 0, 30);
  private static final Setting<Double> CORNER_WIDTH =
      percent("cornerWidth", "Width of the corners where a logo or a clock may be", 40, 0, 50);
  private static final Setting<Double> CORNER_HEIGHT =
      percent("cornerHeight", "Height of the corners where a logo or a clock may be", 28, 0, 50);
  private static final Setting<Double> LINE_MARGIN =
      percent(
          "lineMargin", "How far from the border a clock wider than a corner begins", 12, 0, 50);
  private static final Setting<Double> LINE_WIDTH =
      percent("lineWidth", "How far from that border such a clock may reach", 70, 0, 100);
  private static final Setting<Double> EDGE =
      percent("edge", "Outermost part of width and height that is not judged", 2, 0, 20);

  /** Every setting, in the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(
          MIN_DURATION,
          Within.SETTING,
          KEEP_OPEN,
          BLACK_LEVEL,
          UNSEEN_LEVEL,
          TEXTURE,
          LIT_LEVEL,
          LIT_SHARE,
          OVERLAY_SHARE,
          CORNER_WIDTH,
          CORNER_HEIGHT,
          LINE_MARGIN,
          LINE_WIDTH,
          EDGE);

  static BlackSettings of(Settings settings) {
    return new BlackSettings(
        settings.get(MIN_DURATION),
        settings.get(KEEP_OPEN),
        settings.get(BLACK_LEVEL) / 100,
        settings.get(UNSEEN_LEVEL) / 100,
        settings.get(TEXTURE) / 100,
        settings.get(LIT_LEVEL) / 100,
        settings.get(LIT_SHARE) / 100,
        settings.get(OVERLAY_SHARE) / 100,
        settings.get(CORNER_WIDTH) / 100,
        settings.get(CORNER_HEIGHT) / 100,
        settings.get(LINE_MARGIN) / 100,
        settings.get(LINE_WIDTH) / 100,
        settings.get(EDGE) / 100);
  }

  /**
   * Checks that pictures which were measured with other settings can be judged by these. The blocks
   * are measured with most of them; and of pictures that are far from black nothing is known but
   * that, so the level of black can rise by a little more than half.
   */
  void requireAnswerable(BlackSettings recorded) throws SettingException {
    if (blackLevel > recorded.blackLevel * FURTHEST_RISE) {
      throw new SettingException(
          "black.blackLevel can be at most %s%% on a trace that was recorded with %s%%: analyse the"
                  .formatted(plain(recorded.blackLevel * FURTHEST_RISE), plain(recorded.blackLevel))
              + " recording again with that setting");
    }
    if (!measuredBy().equals(recorded.measuredBy())) {
      throw new SettingException(
          "black.unseenLevel, texture, litLevel, cornerWidth, cornerHeight, lineMargin, lineWidth"
              + " and edge take part in the measuring and cannot be tried on a trace: analyse the"
              + " recording again with that setting");
    }
  }

  private List<Double> measuredBy() {
    return List.of(
        unseenLevel, texture, litLevel, cornerWidth, cornerHeight, lineMargin, lineWidth, edge);
  }

  private static String plain(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(2, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Setting<Double> percent(
      String name, String description, double value, double min, double max) {
    return new Setting.OfNumber(name, description, value, min, max, "%");
  }
}
