package dev.glasswatch.detect.black;

import dev.glasswatch.media.Plane;
import org.jspecify.annotations.Nullable;

/**
 * Measures how black a picture is. One instance a track; allocates when the picture's size changes
 * and at no other time.
 *
 * <p>The picture is cut into blocks; the ground is the median of their means. Logos and clocks
 * ({@link CornerOverlay}) are set aside. Four things then speak against black, each as a ratio that
 * is 1 at its limit:
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
final class BlackMeter {

  // Fewer lit pixels than this are never more than noise, however small the picture.
  private static final double FEW_PIXELS = 4;

  private final BlackSettings settings;
  private @Nullable Canvas canvas;
  private double black;
  private double range;

  private double ground;
  private double meanLuma;
  private double litShare;
  private double overlayShare;

  BlackMeter(BlackSettings settings) {
    this.settings = settings;
  }

  /** What depends on the picture's size. */
  private record Canvas(
      int width, int height, BlockGrid grid, Blocks blocks, CornerOverlay overlay, boolean[] busy) {

    static Canvas of(int width, int height, BlackSettings settings) {
      BlockGrid grid = new BlockGrid(width, height, settings.edge());
      return new Canvas(
          width,
          height,
          grid,
          new Blocks(grid, width),
          new CornerOverlay(grid, width, height, settings),
          new boolean[grid.blocks()]);
    }
  }

  /** Measures one picture and returns its score: 1 surely black, 0 surely not. */
  double measure(Plane plane, boolean fullRange) {
    black = fullRange ? 0 : 16;
    range = fullRange ? 255 : 219;
    Canvas on = canvasFor(plane);
    on.blocks.measure(plane.pixels(), (int) (black + settings.litLevel() * range));
    ground = on.blocks.ground();
    meanLuma = on.blocks.meanLuma();
    double bright = level(ground) / settings.blackLevel();
    double worst = bright < 2 ? Math.max(bright, shown(on)) : bright(on);
    return Math.clamp(1 - worst / 2, 0, 1);
  }

  // Nearly every picture: far from black, so nothing else need be looked at.
  private double bright(Canvas on) {
    on.overlay.forget();
    litShare = on.blocks.lit() / (double) on.grid.pixels();
    overlayShare = 0;
    return 2;
  }

  private Canvas canvasFor(Plane plane) {
    Canvas current = canvas;
    if (current == null || current.width != plane.width() || current.height != plane.height()) {
      current = Canvas.of(plane.width(), plane.height(), settings);
      canvas = current;
    }
    return current;
  }

  private double shown(Canvas on) {
    Blocks blocks = on.blocks;
    for (int block = 0; block < on.busy.length; block++) {
      on.busy[block] = blocks.lit(block) > 1 || texture(blocks.mean(block)) > 1;
    }
    on.overlay.find(blocks, on.busy);
    double texture = 0;
    int lit = 0;
    int overlaid = 0;
    for (int block = 0; block < on.busy.length; block++) {
      if (on.overlay.covers(block)) {
        overlaid += blocks.lit(block);
      } else {
        lit += blocks.lit(block);
        texture = Math.max(texture, texture(blocks.mean(block)));
      }
    }
    double pixels = on.grid.pixels();
    litShare = lit / pixels;
    overlayShare = overlaid / pixels;
    double noise = Math.max(settings.litShare(), FEW_PIXELS / pixels);
    return Math.max(texture, Math.max(litShare / noise, overlayShare / settings.overlayShare()));
  }

  private double texture(double mean) {
    double seen = level(mean) / settings.unseenLevel();
    double different = Math.abs(mean - ground) / range / settings.texture();
    return Math.min(seen, different);
  }

  private double level(double luma) {
    return (luma - black) / range;
  }

  /** Whether the ground is bright enough to tell it from other black. */
  boolean groundSeen() {
    return level(ground) > settings.unseenLevel();
  }

  /** The luma of the black itself, in 8-bit code values of the stream's own range. */
  double ground() {
    return ground;
  }

  /** By how much the ground may change, in code values, and still be the same black. */
  double steadiness() {
    return settings.texture() * range;
  }

  /** Mean luma of the judged area, in code values. */
  double meanLuma() {
    return meanLuma;
  }

  /** Whether what stands in the corners has moved since the last picture. */
  boolean overlayMoved() {
    Canvas current = canvas;
    return current != null && current.overlay.moved();
  }

  /** Share of the picture that is dark. */
  double darkShare() {
    return 1 - litShare - overlayShare;
  }

  /** Share of the picture that logo and clock light up. */
  double overlayShare() {
    return overlayShare;
  }
}
