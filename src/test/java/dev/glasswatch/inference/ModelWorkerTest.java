package dev.glasswatch.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One model for all streams: turns, deadlines, and who loads and frees it. */
class ModelWorkerTest {

  private static final LumaPair SHAPE = new LumaPair(18, 9);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Answers the mean luma of each picture in all cells. */
  private static class MeanModel implements PictureModel {
    private FloatBuffer input = FloatBuffer.allocate(0);
    private int cells;
    private volatile boolean closed;

    @Override
    public FloatBuffer input(int height, int width) {
      input = FloatBuffer.allocate(2 * height * width);
      cells = height * width / 64;
      return input;
    }

    @Override
    public FloatBuffer run() throws ModelException {
      double sum = 0;
      for (int i = 0; i < input.capacity() / 2; i++) {
        sum += input.get(i);
      }
      FloatBuffer map = FloatBuffer.allocate(cells);
      while (map.hasRemaining()) {
        map.put((float) (2 * sum / input.capacity()));
      }
      return map.flip();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static byte[] flat(int luma) {
    byte[] plane = new byte[SHAPE.width() * SHAPE.height()];
    Arrays.fill(plane, (byte) luma);
    return plane;
  }

  @Test
  void givesTheMapOfThePicture() throws Exception {
    SharedModel shared = new SharedModel("mean", 4, MeanModel::new);
    try (ModelSeat seat = shared.seat()) {
      float[] map = new float[SHAPE.cells()];
      assertThat(seat.look(SHAPE, flat(51), flat(0), map, LONG)).isEqualTo(Answer.MADE);
      assertThat(map).hasSize(2).containsOnly(51 * (1 / 255f));
    }
  }

  @Test
  void isLoadedOnceAndFreedWithTheLastSeat() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    List<MeanModel> models = new ArrayList<>();
    SharedModel shared =
        new SharedModel(
            "mean",
            4,
            () -> {
              loads.incrementAndGet();
              MeanModel model = new MeanModel();
              models.add(model);
              return model;
            });
    ModelSeat first = shared.seat();
    ModelSeat second = shared.seat();
    first.close();
    first.close();
    assertThat(models.getFirst().closed).isFalse();
    second.close();
    assertThat(models.getFirst().closed).isTrue();
    shared.seat().close();
    assertThat(loads).hasValue(2);
  }

  @Test
  void leavesTheMapAloneWhenItComesTooLate() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    SharedModel shared =
        new SharedModel(
            "slow",
            4,
            () ->
                new MeanModel() {
                  @Override
                  public FloatBuffer run() throws ModelException {
                    await(free);
                    return super.run();
                  }
                });
    try (ModelSeat seat = shared.seat()) {
      float[] late = new float[SHAPE.cells()];
      assertThat(seat.look(SHAPE, flat(51), flat(0), late, Duration.ofMillis(20)))
          .isEqualTo(Answer.LATE);
      free.countDown();
      float[] map = new float[SHAPE.cells()];
      assertThat(seat.look(SHAPE, flat(102), flat(0), map, LONG)).isEqualTo(Answer.MADE);
      assertThat(late).containsOnly(0);
      assertThat(map).containsOnly(102 * (1 / 255f));
    }
  }

  @Test
  void aFailureIsAnAnswerAndTheNextQuestionIsServed() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    SharedModel shared =
        new SharedModel(
            "failing",
            4,
            () ->
                new MeanModel() {
                  @Override
                  public FloatBuffer run() throws ModelException {
                    if (runs.getAndIncrement() == 0) {
                      throw new ModelException("broken", new IllegalStateException());
                    }
                    return super.run();
                  }
                });
    try (ModelSeat seat = shared.seat()) {
      float[] map = new float[SHAPE.cells()];
      assertThat(seat.look(SHAPE, flat(51), flat(0), map, LONG)).isEqualTo(Answer.FAILED);
      assertThat(seat.look(SHAPE, flat(51), flat(0), map, LONG)).isEqualTo(Answer.MADE);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
