package dev.glasswatch.inference;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream's place at a model. One question at a time, from any thread. */
public final class ModelSeat implements AutoCloseable {

  private final ModelWorker worker;
  private final Runnable leave;
  private final AtomicBoolean left = new AtomicBoolean();

  ModelSeat(ModelWorker worker, Runnable leave) {
    this.worker = worker;
    this.leave = leave;
  }

  /**
   * Has the model look at a picture, and waits for its map.
   *
   * @param shape of both planes
   * @param now luma of the picture, unsigned bytes in rows without padding; not kept
   * @param before likewise, of the picture before
   * @param map takes {@link LumaPair#cells} probabilities from its start, in rows from the top; as
   *     it was unless the answer is {@link Answer#MADE}
   * @param patience how long to wait at most: on files long enough for any queue, so that no
   *     verdict depends on load
   */
  public Answer look(LumaPair shape, byte[] now, byte[] before, float[] map, Duration patience)
      throws InterruptedException {
    return worker.ask(new Question(shape, now, before, map), patience);
  }

  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
