package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.damage.Look;
import dev.glasswatch.inference.LumaPair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws batches of crops from looks. Three eighths have suffered a loss, a quarter has damage
 * painted over it, the rest shows none, those oftenest that are easily mistaken. A crop is turned
 * left to right half of the time, its brightness and contrast vary, and now and then there was no
 * picture before.
 */
final class Crops {

  private static final LumaPair SHAPE = new LumaPair(256, 160);
  private static final int COUNT = 16;

  // Of so many crops so many have suffered a loss, and so many are painted over
  private static final int EVERY = 8;
  private static final int LOST = 3;
  private static final int PAINTED = 2;
  private static final double HEALED = 0.25;
  private static final double ALONE = 0.04;
  private static final double ON_DAMAGE = 0.75;
  private static final int MOST_TRIES = 50;

  private final List<Look> damaged = new ArrayList<>();
  private final List<Look> whole = new ArrayList<>();
  private final SplittableRandom random;
  private final int[] now = new int[SHAPE.width() * SHAPE.height()];
  private final int[] before = new int[now.length];
  private final byte[] truth = new byte[SHAPE.cells()];
  private final Strokes strokes;

  Crops(Looks looks, long seed) {
    random = new SplittableRandom(seed);
    strokes = new Strokes(SHAPE.width(), SHAPE.height(), random);
    for (Look look : looks.all()) {
      if (look.width() >= SHAPE.width() && look.height() >= SHAPE.height()) {
        sort(look);
      }
    }
  }

  // What is not the least bit damaged; damage too small to be found teaches neither
  private void sort(Look look) {
    if (look.area() > 0) {
      damaged.add(look);
    } else if (CellTruth.touched(look) == 0) {
      for (int i = 0; i < CellTruth.copies(look); i++) {
        whole.add(look);
      }
    }
  }

  /** Whether there is anything to learn. */
  boolean teach() {
    return !damaged.isEmpty() && !whole.isEmpty();
  }

  /** The next batch. */
  Batch next() {
    Batch batch = Batch.empty(SHAPE, COUNT);
    for (int i = 0; i < COUNT; i++) {
      boolean broken = i % EVERY < LOST;
      List<Look> from = broken ? damaged : whole;
      Look look = from.get(random.nextInt(from.size()));
      put(new Crop(look, corner(look, broken)), i % EVERY, batch, i);
    }
    return batch;
  }

  private record Corner(int column, int row) {}

  private record Crop(Look look, Corner corner) {}

  private Corner corner(Look look, boolean broken) {
    int columns = look.width() / LumaPair.CELL;
    boolean aimed = broken && random.nextDouble() < ON_DAMAGE;
    Corner corner = anywhere(look);
    for (int i = 0; aimed && i < MOST_TRIES; i++) {
      int row = corner.row + random.nextInt(SHAPE.rows());
      int column = corner.column + random.nextInt(SHAPE.columns());
      if (CellTruth.isBroken(look.truth()[row * columns + column])) {
        return corner;
      }
      corner = anywhere(look);
    }
    return corner;
  }

  private Corner anywhere(Look look) {
    int columns = look.width() / LumaPair.CELL - SHAPE.columns();
    int rows = look.height() / LumaPair.CELL - SHAPE.rows();
    return new Corner(random.nextInt(columns + 1), random.nextInt(rows + 1));
  }

  private void put(Crop crop, int turn, Batch batch, int index) {
    cut(crop, random.nextBoolean());
    boolean painted = turn >= LOST && turn < LOST + PAINTED;
    if (painted) {
      strokes.paint(now, before, truth);
    } else if (turn >= LOST + PAINTED && random.nextDouble() < HEALED) {
      strokes.heal(now, before);
    }
    if (random.nextDouble() < ALONE) {
      System.arraycopy(now, 0, before, 0, now.length);
    }
    write(batch.inputs(), index * SHAPE.size());
    for (int i = 0; i < truth.length; i++) {
      int to = index * SHAPE.cells() + i;
      batch.broken()[to] = CellTruth.isBroken(truth[i]) ? 1 : 0;
      batch.weights()[to] = CellTruth.isDoubtful(truth[i]) ? 0 : 1;
    }
  }

  private void cut(Crop crop, boolean turned) {
    Look look = crop.look;
    int left = crop.corner.column * LumaPair.CELL;
    int top = crop.corner.row * LumaPair.CELL;
    for (int y = 0; y < SHAPE.height(); y++) {
      for (int x = 0; x < SHAPE.width(); x++) {
        int from = (top + y) * look.width() + left + (turned ? SHAPE.width() - 1 - x : x);
        now[y * SHAPE.width() + x] = look.now()[from] & 0xff;
        before[y * SHAPE.width() + x] = look.before()[from] & 0xff;
      }
    }
    int columns = look.width() / LumaPair.CELL;
    for (int i = 0; i < truth.length; i++) {
      int x = i % SHAPE.columns();
      int y = crop.corner.row + i / SHAPE.columns();
      int from = crop.corner.column + (turned ? SHAPE.columns() - 1 - x : x);
      truth[i] = look.truth()[y * columns + from];
    }
  }

  // In another light
  private void write(float[] inputs, int start) {
    float contrast = (float) random.nextDouble(0.7, 1.2) / 255;
    float brightness = (float) random.nextDouble(-0.08, 0.08);
    for (int i = 0; i < now.length; i++) {
      inputs[start + i] = now[i] * contrast + brightness;
      inputs[start + now.length + i] = (now[i] - before[i]) * contrast;
    }
  }
}
