package dev.glasswatch.evaluate.damage;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Shown a damaged stream, holds each picture against the same one of the whole stream, found by its
 * raw PTS. What the damaged stream lacks, and pictures of another size, are left out.
 */
final class DamageTruth implements Detector {

  /** So many pictures back an old one may be shown in the place of another. */
  private static final int LATE = 16;

  /** Up to this share of differing pixels, of 255, a cell shows the same. */
  private static final int SAME = 24;

  private final CleanPlanes clean;
  private final Listener listener;
  private long origin = Long.MIN_VALUE;
  private byte[] now = {};
  private byte[] before = {};
  private byte[] whole = {};
  private BitSet stale = new BitSet();
  private VisibleDifference difference = new VisibleDifference(0, 0);

  /** Hears what is true of each picture. */
  interface Listener {

    /**
     * One picture, in the order of being shown.
     *
     * @param judged its truth; arrays that are used again
     */
    void judged(Judged judged);
  }

  /**
   * What is true of a picture.
   *
   * @param mediaTime of it
   * @param rawPts of it, microseconds
   * @param number of the same picture in the whole stream
   * @param width columns of the plane
   * @param height rows
   * @param now its plane; valid during the call only
   * @param before likewise of the picture shown before
   * @param truth share of visibly damaged pixels of each cell, or {@link Look#IGNORED}; not used
   *     again
   */
  @SuppressWarnings("ArrayRecordComponent") // hands arrays over, is never compared
  record Judged(
      long mediaTime,
      long rawPts,
      int number,
      int width,
      int height,
      byte[] now,
      byte[] before,
      byte[] truth) {

    /** Share of the cells that are damaged. */
    double area() {
      return truth.length == 0 ? 0 : (double) VisibleDifference.damaged(truth) / truth.length;
    }
  }

  DamageTruth(CleanPlanes clean, Listener listener) {
    this.clean = clean;
    this.listener = listener;
  }

  /** Media time of the first picture. */
  long origin() {
    return origin;
  }

  @Override
  public void frame(FrameView frame) {
    origin = origin == Long.MIN_VALUE ? frame.mediaTime() : origin;
    Plane plane = frame.plane(PlaneNeed.LUMA);
    if (clean.fits(plane)) {
      boolean first = now.length == 0;
      take(plane);
      int number = clean.number(frame.rawPts());
      if (number >= 0 && !first) {
        judge(frame, number, plane.width(), plane.height());
      }
    }
  }

  private void take(Plane plane) {
    int pixels = plane.width() * plane.height();
    if (now.length == 0) {
      now = new byte[pixels];
      before = new byte[pixels];
      whole = new byte[pixels];
      difference = new VisibleDifference(plane.width(), plane.height());
    }
    byte[] oldest = before;
    before = now;
    now = oldest;
    System.arraycopy(plane.pixels(), 0, now, 0, pixels);
  }

  private void judge(FrameView frame, int number, int width, int height) {
    clean.read(number, whole);
    boolean same = Arrays.equals(whole, now);
    byte[] truth =
        same ? new byte[(width / Look.CELL) * (height / Look.CELL)] : difference.cells(now, whole);
    if (!same) {
      excuse(number, truth);
    } else {
      stale.clear();
    }
    listener.judged(
        new Judged(frame.mediaTime(), frame.rawPts(), number, width, height, now, before, truth));
  }

  // A decoder that lost a picture shows an old one, whole or in places: that stops or skips, but no
  // block is broken. What it goes on showing of it stays excused.
  private void excuse(int number, byte[] truth) {
    BitSet old = new BitSet();
    if (!stale.isEmpty()) {
      same(difference.cells(now, before), truth, old);
      old.and(stale);
    }
    for (int late = 1; late <= LATE && late <= number; late++) {
      clean.read(number - late, whole);
      same(difference.cells(now, whole), truth, old);
    }
    stale = old;
    old.stream().forEach(cell -> truth[cell] = Look.IGNORED);
  }

  private static void same(byte[] shares, byte[] truth, BitSet into) {
    for (int cell = 0; cell < truth.length; cell++) {
      if ((truth[cell] & 0xFF) >= Look.DAMAGED && (shares[cell] & 0xFF) <= SAME) {
        into.set(cell);
      }
    }
  }
}
