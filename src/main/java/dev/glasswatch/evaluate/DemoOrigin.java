package dev.glasswatch.evaluate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Serves the demonstration's programme as one live stream, and goes away when it says so. */
public final class DemoOrigin implements AutoCloseable {

  private static final int WINDOW = 5;
  private static final int PLAYER_DELAY = 3;

  private final Instant start;
  private final LiveOrigin origin;

  /** Begins the programme: its first segments are on air already, as players expect. */
  public DemoOrigin(List<Segment> material, InstantSource clock) throws EvaluateException {
    Duration onAir =
        material.stream()
            .limit(PLAYER_DELAY)
            .map(Segment::length)
            .reduce(Duration.ZERO, Duration::plus);
    start = clock.instant().minus(onAir);
    origin = new LiveOrigin(List.of(new LivePlaylist(material, start, 0, WINDOW)), clock, 0);
  }

  /** When the programme began. */
  public Instant start() {
    return start;
  }

  /** What to watch. */
  public URI playlist() {
    return origin.playlist(0);
  }

  /** Plays the outage when it is its time; call often. */
  public void at(Instant now) {
    Duration passed = Duration.between(start, now);
    origin.outage(
        passed.compareTo(DemoProgramme.outageFrom()) >= 0
            && passed.compareTo(DemoProgramme.outageTo()) < 0);
  }

  @Override
  public void close() {
    origin.close();
  }
}
