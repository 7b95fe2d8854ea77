package dev.glasswatch.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a seat's detectors have done and cost, over all instances. */
final class SeatMeter {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong audios = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong hangs = new AtomicLong();
  private final AtomicLong cpuNanos = new AtomicLong();
  private long turnStarted;

  void turnStarts() {
    turnStarted = THREADS.getCurrentThreadCpuTime();
  }

  void turnEnds() {
    cpuNanos.addAndGet(THREADS.getCurrentThreadCpuTime() - turnStarted);
  }

  void frame() {
    frames.incrementAndGet();
  }

  void audio() {
    audios.incrementAndGet();
  }

  void skipped() {
    skipped.incrementAndGet();
  }

  long failed() {
    return failures.incrementAndGet();
  }

  void hung() {
    hangs.incrementAndGet();
  }

  DetectorFacts facts(String name, long behind, boolean running) {
    return new DetectorFacts(
        name,
        frames.get(),
        audios.get(),
        skipped.get(),
        failures.get(),
        hangs.get(),
        Duration.ofNanos(cpuNanos.get()),
        behind,
        running);
  }
}
