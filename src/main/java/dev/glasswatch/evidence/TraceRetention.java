package dev.glasswatch.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes trace files that are too old, and the oldest when all of them together are too much. */
final class TraceRetention {

  private static final Logger LOG = LoggerFactory.getLogger(TraceRetention.class);

  private final Path folder;
  private final TraceLimits limits;

  private record Kept(Path file, Instant written, long size) {}

  TraceRetention(Path folder, TraceLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** Looks through the folder once; files that are being written stay, whatever they are. */
  void apply(Instant now, Set<Path> inUse) throws IOException {
    if (limits.keepFor().isEmpty() && limits.mostBytes().isEmpty()) {
      return;
    }
    List<Kept> oldestFirst = list();
    long total = oldestFirst.stream().mapToLong(Kept::size).sum();
    for (Kept kept : oldestFirst) {
      long size = total;
      boolean tooOld =
          limits.keepFor().map(age -> kept.written.isBefore(now.minus(age))).orElse(false);
      boolean tooMuch = limits.mostBytes().map(most -> size > most).orElse(false);
      if ((tooOld || tooMuch) && !inUse.contains(kept.file) && Files.deleteIfExists(kept.file)) {
        LOG.info("Deleted the trace {}, {}", kept.file, tooOld ? "too old" : "too much is kept");
        total -= kept.size;
      }
    }
  }

  private List<Kept> list() throws IOException {
    List<Kept> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(TraceRetention::isTrace).toList()) {
        files.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparing(Kept::written).thenComparing(Kept::file));
    return files;
  }

  static boolean isTrace(Path file) {
    return file.toString().endsWith(TraceFormat.SUFFIX) && Files.isRegularFile(file);
  }
}
