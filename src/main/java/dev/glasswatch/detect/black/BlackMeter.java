package dev.glasswatch.detect.black;

import dev.glasswatch.media.Plane;
import org.jspecify.annotations.Nullable;

/**
 * Measures what {@link BlackJudge} decides from. One instance a track; allocates when the picture's
 * size changes and at no other time.
 *
 * <p>The picture is cut into blocks; the ground is the median of their means. Logos and clocks
 * ({@link CornerOverlay}) are set aside.
 */
final class BlackMeter {

  // A ground this much over the limit is a picture, so nothing else need be looked at.
  private static final double FAR_FROM_BLACK = 2;

  private final BlackSettings settings;
  private @Nullable Canvas canvas;

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

  /** Measures one picture, whose {@link BlackMeasure#fullRange} is filled in already. */
  void measure(Plane plane, BlackMeasure into) {
    Canvas on = canvasFor(plane);
    int litAbove = (int) (into.black() + settings.litLevel() * into.range());
    on.blocks.measure(plane.pixels(), litAbove);
    into.ground = on.blocks.ground();
    into.luma = on.blocks.luma();
    into.pixels = on.grid.pixels();
    double ground = BlackJudge.ratio(into.level(into.ground), settings.blackLevel());
    into.bright = ground >= FAR_FROM_BLACK;
    if (into.bright) {
      bright(on, into);
    } else {
      shown(on, into);
    }
  }

  // Nearly every picture.
  private static void bright(Canvas on, BlackMeasure into) {
    on.overlay.forget();
    into.overlayMoved = false;
    into.lit = on.blocks.lit();
    into.overlaid = 0;
    into.texture = BlackMeasure.SURELY_TEXTURE;
  }

  private Canvas canvasFor(Plane plane) {
    Canvas current = canvas;
    if (current == null || current.width != plane.width() || current.height != plane.height()) {
      current = Canvas.of(plane.width(), plane.height(), settings);
      canvas = current;
    }
    return current;
  }

  private void shown(Canvas on, BlackMeasure into) {
    Blocks blocks = on.blocks;
    for (int block = 0; block < on.busy.length; block++) {
      on.busy[block] = blocks.lit(block) > 1 || texture(blocks.mean(block), into) > 1;
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
        texture = Math.max(texture, texture(blocks.mean(block), into));
      }
    }
    into.texture = texture;
    into.lit = lit;
    into.overlaid = overlaid;
    into.overlayMoved = on.overlay.moved();
  }

  private double texture(double mean, BlackMeasure picture) {
    double seen = BlackJudge.ratio(picture.level(mean), settings.unseenLevel());
    double different = Math.abs(mean - picture.ground) / picture.range() / settings.texture();
    return Math.min(seen, different);
  }
}
