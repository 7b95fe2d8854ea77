package dev.glasswatch.inference;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that runs a model, {@code model-} and its name, and the queue before it.
 *
 * <p>The queue is fair without keeping accounts: a stream asks one question at a time and waits for
 * its answer, so that first come, first served gives every stream its turn.
 */
final class ModelWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelWorker.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);
  private static final long IDLE_MILLIS = 500;

  private final String name;
  private final PictureModel model;
  private final BlockingQueue<Question> queue;
  private final Thread thread;
  private volatile boolean closed;
  private boolean failed;

  /**
   * Starts the thread.
   *
   * @param model closed by the worker
   * @param room questions that may wait
   */
  ModelWorker(String name, PictureModel model, int room) {
    this.name = name;
    this.model = model;
    this.queue = new ArrayBlockingQueue<>(room);
    this.thread = Thread.ofPlatform().name("model-" + name).daemon().start(this::run);
  }

  /** Has the model look, waiting for its turn up to {@code patience}. */
  Answer ask(Question question, Duration patience) throws InterruptedException {
    if (closed) {
      return Answer.FAILED;
    }
    if (!queue.offer(question)) {
      return Answer.CROWDED;
    }
    Answer answer = question.await(patience);
    if (answer == Answer.LATE) {
      queue.remove(question);
    }
    return answer;
  }

  private void run() {
    try (model) {
      while (!closed) {
        doWork();
      }
    } catch (InterruptedException e) {
      // closing
    } finally {
      closed = true;
      queue.forEach(Question::fail);
    }
  }

  private void doWork() throws InterruptedException {
    Question question = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (question != null) {
      serve(question);
    }
  }

  private void serve(Question question) {
    try {
      if (question.ask(model)) {
        question.answer(model.run());
      }
    } catch (ModelException | RuntimeException e) {
      question.fail();
      tellOnce(e);
    }
  }

  private void tellOnce(Exception e) {
    if (!failed) {
      failed = true;
      LOG.warn("The model {} failed, later failures are counted only", name, e);
    }
  }

  /** Ends the thread after the picture it is looking at, and frees the model. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      if (!thread.join(LONGEST_END)) {
        LOG.warn("The model {} does not end, its memory is left", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
