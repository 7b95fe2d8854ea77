package dev.glasswatch.inference;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One picture on its way to a model and back. Whoever asks waits; when he gives up, neither his
 * picture is read nor his map written any more.
 */
final class Question {

  private final LumaPair shape;
  private final byte[] now;
  private final byte[] before;
  private final float[] map;
  private final CountDownLatch answered = new CountDownLatch(1);
  private Answer answer = Answer.LATE;
  private boolean givenUp;

  Question(LumaPair shape, byte[] now, byte[] before, float[] map) {
    this.shape = shape;
    this.now = now;
    this.before = before;
    this.map = map;
  }

  /** Puts the picture into the model; false when nobody waits for it any more. */
  synchronized boolean ask(PictureModel model) {
    if (givenUp) {
      return false;
    }
    shape.write(
        now, before, model.input(shape.rows() * LumaPair.CELL, shape.columns() * LumaPair.CELL));
    return true;
  }

  synchronized void answer(FloatBuffer values) {
    if (!givenUp) {
      values.get(map, 0, shape.cells());
      end(Answer.MADE);
    }
  }

  synchronized void fail() {
    end(Answer.FAILED);
  }

  private void end(Answer how) {
    answer = how;
    answered.countDown();
  }

  /** Waits this long for the answer. */
  Answer await(Duration patience) throws InterruptedException {
    try {
      answered.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      giveUp();
    }
    return answer();
  }

  private synchronized void giveUp() {
    givenUp = true;
  }

  private synchronized Answer answer() {
    return answer;
  }
}
