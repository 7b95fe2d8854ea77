package dev.glasswatch.media;

import dev.glasswatch.media.WallTime.Basis;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Translates media time to the wall clock. Programme date and time from the playlist is taken where
 * it is given. Otherwise arrival is: the earliest that any packet came relative to its media time
 * within the last minutes, since delivery in bursts makes packets late but never early.
 *
 * <p>Written by the converter thread, read by any.
 */
public final class WallClockMap {

  private static final int MOST_ANCHORS = 512;

  /**
   * Long enough to see past a stalled download, short enough to follow a drifting encoder clock.
   */
  private static final long ARRIVAL_WINDOW_MICROS = 300_000_000;

  private final TreeMap<Long, Instant> anchors = new TreeMap<>();
  private final TreeMap<Long, Arrival> arrivals = new TreeMap<>();

  /** Knows nothing yet. */
  public WallClockMap() {}

  /** That media time is this date and time, says the playlist. */
  synchronized void programDateTime(long mediaTime, Instant instant) {
    anchors.put(mediaTime, instant);
    trim(anchors);
  }

  /** A packet of that media time has arrived now. */
  synchronized void arrived(long mediaTime, Instant now) {
    long offset = ChronoUnit.MICROS.between(Instant.EPOCH, now) - mediaTime;
    Map.Entry<Long, Arrival> last = arrivals.floorEntry(mediaTime);
    if (last == null || mediaTime - last.getKey() >= ARRIVAL_WINDOW_MICROS) {
      arrivals.put(mediaTime, new Arrival(offset));
      trim(arrivals);
    } else {
      last.getValue().earliest(offset);
    }
  }

  /** The stream jumped: arrivals before say nothing about what follows. */
  synchronized void discontinuity(long mediaTime, Instant now) {
    arrivals.put(mediaTime, new Arrival(ChronoUnit.MICROS.between(Instant.EPOCH, now) - mediaTime));
    trim(arrivals);
  }

  private static void trim(TreeMap<Long, ?> map) {
    while (map.size() > MOST_ANCHORS) {
      map.pollFirstEntry();
    }
  }

  /** The date and time of a media time; empty before anything arrived. */
  public synchronized Optional<WallTime> at(long mediaTime) {
    Map.Entry<Long, Instant> anchor = nearest(anchors, mediaTime);
    if (anchor != null) {
      Instant instant = anchor.getValue().plus(mediaTime - anchor.getKey(), ChronoUnit.MICROS);
      return Optional.of(new WallTime(instant, Basis.PROGRAM_DATE_TIME));
    }
    Map.Entry<Long, Arrival> arrival = nearest(arrivals, mediaTime);
    if (arrival == null) {
      return Optional.empty();
    }
    Instant instant = Instant.EPOCH.plus(mediaTime + arrival.getValue().offset, ChronoUnit.MICROS);
    return Optional.of(new WallTime(instant, Basis.ARRIVAL));
  }

  private static <T> Map.@Nullable Entry<Long, T> nearest(TreeMap<Long, T> map, long mediaTime) {
    Map.Entry<Long, T> before = map.floorEntry(mediaTime);
    return before == null ? map.firstEntry() : before;
  }

  /** The least delay seen within one window. */
  private static final class Arrival {
    private long offset;

    Arrival(long offset) {
      this.offset = offset;
    }

    void earliest(long other) {
      offset = Math.min(offset, other);
    }
  }
}
