package dev.glasswatch.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a process writes its traces to. One thread, {@code trace-writer}, compresses and
 * writes the blocks and sees to what is kept. Whoever records never waits for it: of blocks that
 * come while {@value #MOST_WAITING} others wait the trace has a hole.
 */
public final class TraceFolder implements AutoCloseable {

  static final int MOST_WAITING = 256;

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
  private static final Duration LOG_EVERY = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(TraceFolder.class);

  private final Path folder;
  private final TraceLimits limits;
  private final TraceRetention retention;
  private final String product;
  private final InstantSource clock;
  private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Set<TraceFile> files = new LinkedHashSet<>();
  private final AtomicLong runs = new AtomicLong();
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread writer;
  private volatile boolean closed;
  private Instant lookedAt = Instant.MIN;
  private Instant loggedAt = Instant.MIN;
  private long saidDropped;

  /** What the writer is to do. */
  private sealed interface Job {}

  private record Append(TraceFile file, byte[] block) implements Job {}

  private record Finish(TraceFile file) implements Job {}

  /**
   * Makes the folder if there is none, and starts the writer.
   *
   * @param product name and version of this program, for the headers
   * @throws TraceException when nothing can be written there
   */
  public TraceFolder(Path folder, TraceLimits limits, String product, InstantSource clock)
      throws TraceException {
    this.folder = folder;
    this.limits = limits;
    this.product = product;
    this.clock = clock;
    this.retention = new TraceRetention(folder, limits);
    requireWritable();
    writer = Thread.ofPlatform().name("trace-writer").daemon().unstarted(this::run);
    writer.start();
  }

  private void requireWritable() throws TraceException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
    } catch (IOException e) {
      throw new TraceException(
          "Traces cannot be written to %s: name a folder that this user may write to, on a disk"
                  .formatted(folder)
              + " with room",
          e);
    }
  }

  /** Begins to record the watch of a file, from end to end. */
  public TraceRecorder record(String input, Map<String, Map<String, String>> settings) {
    return record(input, settings, false);
  }

  /**
   * Begins to record a watch.
   *
   * @param stream the stream's id or the input's name, without secrets
   * @param settings every setting of each detector as text, by detector and setting
   * @param live whether a stream is watched as it goes on air, rather than a file from end to end
   */
  public TraceRecorder record(
      String stream, Map<String, Map<String, String>> settings, boolean live) {
    Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    TraceHeader header =
        new TraceHeader(stream, started, runs.incrementAndGet(), product, settings, live);
    TraceFile file = new TraceFile(folder, header, limits.fileBytes());
    return new TraceRecorder(new Sink(file));
  }

  /** How it is going. */
  public TraceFacts facts() {
    return new TraceFacts(blocks.get(), bytes.get(), dropped.get(), failed.get());
  }

  private final class Sink implements TraceRecorder.BlockSink {
    private final TraceFile file;

    Sink(TraceFile file) {
      this.file = file;
    }

    @Override
    public void offer(byte[] block) {
      if (closed || !waiting.offer(new Append(file, block))) {
        dropped.incrementAndGet();
      }
    }

    @Override
    public void close() {
      // Without room it is finished when the folder is closed.
      var unused = waiting.offer(new Finish(file));
    }
  }

  private void run() {
    Deflater deflater = new Deflater();
    try {
      while (!closed || !waiting.isEmpty()) {
        doWork(deflater);
      }
    } finally {
      deflater.end();
      files.forEach(this::finish);
    }
  }

  private void doWork(Deflater deflater) {
    try {
      @Nullable Job job = waiting.poll(200, TimeUnit.MILLISECONDS);
      switch (job) {
        case null -> {}
        case Append append -> append(append, deflater);
        case Finish finish -> {
          finish(finish.file);
          files.remove(finish.file);
        }
      }
      tidyUp();
    } catch (InterruptedException e) {
      closed = true;
    } catch (RuntimeException e) { // without this thread nothing would be traced any more
      failed.incrementAndGet();
      complain(e);
    }
  }

  private void append(Append append, Deflater deflater) {
    try {
      files.add(append.file);
      bytes.addAndGet(append.file.append(append.block, deflater, clock.instant()));
      blocks.incrementAndGet();
    } catch (IOException e) {
      failed.incrementAndGet();
      complain(e);
    }
  }

  private void finish(TraceFile file) {
    try {
      file.close();
    } catch (IOException e) {
      complain(e);
    }
  }

  private void tidyUp() {
    Instant now = clock.instant();
    if (dropped.get() > saidDropped && dueLog(now)) {
      saidDropped = dropped.get();
      LOG.warn("{} blocks of traces were dropped so far: writing them is too slow", saidDropped);
    }
    if (lookedAt.isAfter(now.minus(LOOK_EVERY))) {
      return;
    }
    lookedAt = now;
    try {
      retention.apply(
          now,
          files.stream()
              .map(TraceFile::path)
              .flatMap(Optional::stream)
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      complain(e);
    }
  }

  private void complain(Exception e) {
    if (dueLog(clock.instant())) {
      LOG.warn(
          "Traces cannot be written to {}, {} blocks so far: {}",
          folder,
          failed.get(),
          e.toString());
    }
  }

  private boolean dueLog(Instant now) {
    if (loggedAt.isAfter(now.minus(LOG_EVERY))) {
      return false;
    }
    loggedAt = now;
    return true;
  }

  /** Writes what waits, and ends the writer, within a bound. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join(LONGEST_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
