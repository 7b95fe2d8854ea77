package dev.glasswatch.watch;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that runs detector seats as they become ready. */
final class PoolWorker {

  private static final Logger LOG = LoggerFactory.getLogger(PoolWorker.class);

  private final BlockingQueue<Occupant> queue;
  private final LongSupplier nanoClock;
  private final Predicate<PoolWorker> leave;
  private @Nullable Thread thread;
  private volatile @Nullable Occupant occupant;
  private volatile boolean relieved;
  private volatile boolean abandoned;
  private volatile boolean interrupted;

  PoolWorker(BlockingQueue<Occupant> queue, LongSupplier nanoClock, Predicate<PoolWorker> leave) {
    this.queue = queue;
    this.nanoClock = nanoClock;
    this.leave = leave;
  }

  void start(String name) {
    Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
    thread = started;
    started.start();
  }

  private void work() {
    while (!interrupted) {
      Occupant next = take();
      if (next != null) {
        occupant = next;
        run(next);
        occupant = null;
        if (next.lost(this)) {
          abandoned = true; // the watchdog may be about to say so
        }
      }
      if ((relieved || abandoned) && leave.test(this)) {
        return;
      }
    }
    var _ = leave.test(this);
  }

  private @Nullable Occupant take() {
    try {
      return queue.poll(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // By interrupt() alone: a worker whose call is given up takes nothing any more.
      return null;
    }
  }

  private void run(Occupant next) {
    try {
      next.run(this, nanoClock);
    } catch (RuntimeException | Error e) {
      // Detectors' own failures never get here: this one is ours, and must not cost a worker.
      LOG.error("Running a detector failed outside the detector", e);
    }
  }

  @Nullable Occupant occupant() {
    return occupant;
  }

  boolean relieved() {
    return relieved;
  }

  void relieved(boolean standInExists) {
    relieved = standInExists;
  }

  boolean abandoned() {
    return abandoned;
  }

  /** Asks the call that was given up to end, and the thread to end after it. */
  void abandon() {
    abandoned = true;
    Thread stuck = thread;
    if (stuck != null) {
      stuck.interrupt();
    }
  }

  void interrupt() {
    interrupted = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
