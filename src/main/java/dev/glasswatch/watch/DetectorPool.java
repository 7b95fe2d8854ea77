package dev.glasswatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run every detector of the process, and the watchdog over them.
 *
 * <p>An occupant (one instance of a detector for one stream) is run by one worker at a time, so
 * media order holds without locks in the detector. A call that outlasts {@link
 * PoolSettings#relieveAfter} gets its worker a stand-in; one that outlasts {@link
 * PoolSettings#abandonAfter} is given up: a new instance takes its seat, another worker takes over,
 * and the thread ends when, and if, it returns. Once {@link PoolSettings#spare} threads are lost in
 * this way, a detector that hangs again is not run any more, in no stream, until the next start; so
 * what is lost has a bound, and all other detectors run on.
 */
public final class DetectorPool implements AutoCloseable {

  /** Seats that can wait for a worker: far more than one process can watch. */
  private static final int QUEUE_BOUND = 16_384;

  private static final long WATCHDOG_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final Logger LOG = LoggerFactory.getLogger(DetectorPool.class);

  private final PoolSettings settings;
  private final LongSupplier nanoClock;
  private final BlockingQueue<Occupant> queue = new ArrayBlockingQueue<>(QUEUE_BOUND);
  private final Set<PoolWorker> workers = ConcurrentHashMap.newKeySet();
  private final List<Runnable> ticked = new CopyOnWriteArrayList<>();
  private final Set<String> unavailable = ConcurrentHashMap.newKeySet();
  private final Thread watchdog;
  private volatile boolean closed;
  private int named;

  /** Starts the workers and the watchdog. */
  public DetectorPool(PoolSettings settings, LongSupplier nanoClock) {
    this.settings = settings;
    this.nanoClock = nanoClock;
    for (int i = 0; i < settings.workers(); i++) {
      hire();
    }
    watchdog = Thread.ofPlatform().name("detect-watchdog").daemon().unstarted(this::guard);
    watchdog.start();
  }

  private synchronized void hire() {
    PoolWorker worker = new PoolWorker(queue, nanoClock, this::leave);
    workers.add(worker);
    worker.start("detect-" + named++);
  }

  /** Workers that run what comes, or will when they are done. */
  private long atWork() {
    return workers.stream().filter(worker -> !worker.relieved() && !worker.abandoned()).count();
  }

  private synchronized void hireMissing() {
    while (!closed && atWork() < settings.workers()) {
      hire();
    }
  }

  /**
   * Whether a worker that was lost, or whose call took so long that it got a stand-in, ends now.
   */
  private synchronized boolean leave(PoolWorker worker) {
    if (worker.abandoned() || closed || atWork() >= settings.workers()) {
      workers.remove(worker);
      hireMissing();
      return true;
    }
    worker.relieved(false);
    return false;
  }

  /**
   * Lets a worker run this soon; the caller sees to it that it is queued once at most.
   *
   * @return false when the queue is full; the next publication or tick offers it again
   */
  boolean schedule(Occupant occupant) {
    return queue.offer(occupant);
  }

  /** Calls this at every tick until it is removed; it must not block. */
  void onTick(Runnable tick) {
    ticked.add(tick);
  }

  /** Stops calling it. */
  void removeTick(Runnable tick) {
    ticked.remove(tick);
  }

  /** Threads that are held by a call that never returned. */
  public int abandonedThreads() {
    return (int) workers.stream().filter(PoolWorker::abandoned).count();
  }

  /** Whether this detector is not run any more, as too many threads are lost to hung calls. */
  boolean unavailable(String detector) {
    return unavailable.contains(detector);
  }

  private void guard() {
    long nextTick = nanoClock.getAsLong();
    while (!closed) {
      LockSupport.parkNanos(WATCHDOG_PERIOD_NANOS);
      workers.forEach(worker -> guarded(() -> inspect(worker)));
      if (nanoClock.getAsLong() - nextTick >= 0) {
        nextTick = nanoClock.getAsLong() + settings.tick().toNanos();
        ticked.forEach(DetectorPool::guarded);
      }
    }
  }

  /** Without the watchdog nothing would be missed any more: whatever fails, it goes on. */
  private static void guarded(Runnable duty) {
    try {
      duty.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A duty of the watchdog failed", e);
    }
  }

  private void inspect(PoolWorker worker) {
    @Nullable Occupant occupant = worker.occupant();
    if (occupant == null || worker.abandoned()) {
      return;
    }
    long now = nanoClock.getAsLong();
    if (occupant.busyNanos(now) > settings.relieveAfter().toNanos() && standInLeft(worker)) {
      worker.relieved(true);
      hireMissing();
    }
    occupant
        .giveUp(now, settings.abandonAfter().toNanos())
        .ifPresent(lost -> abandon(lost, occupant));
  }

  private boolean standInLeft(PoolWorker worker) {
    return !worker.relieved()
        && workers.stream().filter(each -> each.relieved() && !each.abandoned()).count()
            < settings.spare();
  }

  private void abandon(PoolWorker lost, Occupant occupant) {
    lost.abandon();
    hireMissing();
    String detector = occupant.detectorName();
    if (abandonedThreads() >= settings.spare() && unavailable.add(detector)) {
      LOG.error(
          "{} threads are held by detectors that never returned: {} is not run any more until the"
              + " next start",
          abandonedThreads(),
          detector);
    }
    occupant.hung();
  }

  /** Ends the workers; those held by a detector are daemon threads and are left behind. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watchdog);
    List<PoolWorker> all = new ArrayList<>(workers);
    all.forEach(PoolWorker::interrupt);
  }
}
