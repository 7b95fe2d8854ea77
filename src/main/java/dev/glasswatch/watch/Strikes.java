package dev.glasswatch.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each stream brought the process down, in a small file: one line a stream with its
 * count, when it last did, and its id. Two strikes within a day put a stream into quarantine, where
 * it stays until it is forgiven; a single one is forgotten after a day. Safe for many threads.
 */
public final class Strikes {

  static final int MOST = 2;
  static final Duration REMEMBERED = Duration.ofDays(1);

  private record Count(int strikes, Instant last) {
    boolean out() {
      return strikes >= MOST;
    }
  }

  private final Path file;
  private final InstantSource clock;
  private final Map<String, Count> byStream;

  /** Reads the file, if it is there; lines that make no sense are left out. */
  public Strikes(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.byStream = Files.exists(file) ? read(Files.readAllLines(file)) : new HashMap<>();
  }

  private static Map<String, Count> read(List<String> lines) {
    Map<String, Count> counts = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", 3);
      try {
        counts.put(parts[2], new Count(Integer.parseInt(parts[0]), Instant.parse(parts[1])));
      } catch (RuntimeException e) {
        if (!(e instanceof DateTimeParseException
            || e instanceof NumberFormatException
            || e instanceof IndexOutOfBoundsException)) {
          throw e;
        }
      }
    }
    return counts;
  }

  /** Each of these brought the process down. */
  public synchronized void strike(Collection<String> streams) throws IOException {
    Instant now = clock.instant();
    byStream.values().removeIf(count -> !count.out() && isLongAgo(count, now));
    for (String stream : streams) {
      byStream.merge(
          stream, new Count(1, now), (before, one) -> new Count(before.strikes + 1, now));
    }
    write();
  }

  private static boolean isLongAgo(Count count, Instant now) {
    return count.last.plus(REMEMBERED).isBefore(now);
  }

  /** How often it brought the process down, if it is left alone because of that; else 0. */
  public synchronized int quarantined(String stream) {
    Count count = byStream.get(stream);
    return count != null && count.out() ? count.strikes : 0;
  }

  /**
   * It is to be tried again, with a clean slate.
   *
   * @throws UncheckedIOException when that cannot be written down
   */
  public synchronized void forgive(String stream) {
    if (byStream.remove(stream) != null) {
      try {
        write();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write() throws IOException {
    List<String> lines =
        new TreeMap<>(byStream)
            .entrySet().stream()
                .map(
                    each ->
                        each.getValue().strikes
                            + "\t"
                            + each.getValue().last
                            + "\t"
                            + each.getKey())
                .toList();
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, lines);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
