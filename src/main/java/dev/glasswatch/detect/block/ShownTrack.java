package dev.glasswatch.detect.block;

import dev.glasswatch.media.Plane;
import org.jspecify.annotations.Nullable;

/**
 * One track as it is shown to the detector: the picture before, and what came and went since.
 * Allocates when the size changes.
 */
final class ShownTrack {

  private static final long NOTHING_SHOWN = Long.MIN_VALUE;

  private final GridChange change = new GridChange();
  private final LookSchedule schedule;
  private final boolean upstream;
  private byte[] before = new byte[0];
  private int width;
  private int height;
  private boolean comparable;
  private long latest = NOTHING_SHOWN;

  ShownTrack(BlockSettings settings) {
    this.schedule = new LookSchedule(settings.steady().toNanos() / 1000, settings.budget());
    this.upstream = settings.upstream();
  }

  /** Whether a picture of this time comes after the last one; it is the last one from now on. */
  boolean goesOnAt(long time) {
    boolean later = time > latest;
    latest = Math.max(time, latest);
    return later;
  }

  /** Shows the next picture; returns why to look at it, or null. */
  @Nullable Suspicion show(long time, Plane plane, CorruptionTrack track) {
    if (!comparable || plane.width() != width || plane.height() != height) {
      startWith(plane);
    }
    if (!upstream) {
      return schedule.next(time, track.health(), track);
    }
    double edges = change.between(plane.pixels(), before, width, height, plane.factor());
    return schedule.next(time, edges, track.health(), track);
  }

  // The first picture has none before it: as if it had stood still
  private void startWith(Plane plane) {
    width = plane.width();
    height = plane.height();
    if (before.length != width * height) {
      before = new byte[width * height];
    }
    keep(plane);
    comparable = true;
  }

  /** The picture before the one shown, as many pixels as that has. */
  byte[] before() {
    return before;
  }

  /** The model looked at the picture of this time. */
  void looked(long time) {
    schedule.looked(time);
  }

  /** The picture shown becomes the one before. */
  void keep(Plane plane) {
    System.arraycopy(plane.pixels(), 0, before, 0, width * height);
  }

  /** What follows does not go on from here. */
  void restart() {
    comparable = false;
    latest = NOTHING_SHOWN;
    schedule.restart();
  }
}
