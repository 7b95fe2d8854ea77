package dev.glasswatch.detect.sync;

import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.PacketView;

/**
 * Counts the pictures of a track against its timestamps, once as many in a row as it takes came at
 * one pace. Where they don't, be it variable frame rate or pulldown, there is nothing to count by.
 * Goes by packets, which come at every watch level. Where some are to be discarded, somebody has
 * cut, and counting begins anew; where one is meant to stay for longer, it counts for as many.
 */
final class PictureCount {

  // Ten seconds at 25 pictures a second; with timestamps in milliseconds the rate is known to
  // 100 ppm then.
  private static final int IN_A_ROW = 250;

  // Timestamps in milliseconds are off by one at most, at both ends.
  private static final long UNEVEN = 2_500;

  // A length goes by the order of decoding: the picture may be shown as much later.
  private static final int LENGTHS = 32;

  private final TrackLevel level;
  private final DisplayOrder order = new DisplayOrder(this::shown);
  private final long[] lengths = new long[LENGTHS];
  private final long[] pts = new long[IN_A_ROW];
  private final long[] at = new long[IN_A_ROW];
  private int row;
  private FrameRate rate = new FrameRate(0, false);
  private long origin;
  private long count;
  private long last;
  private int arrived;

  PictureCount(LevelListener listener) {
    this.level = new TrackLevel(listener);
  }

  /** The rate that is counted by; 0 microseconds while none is. */
  FrameRate rate() {
    return rate;
  }

  void packet(PacketView packet) {
    if (packet.corrupt() || packet.afterLoss()) {
      level.loss(packet.mediaTime());
    }
    if (packet.discarded()) {
      forget(packet.mediaTime());
    } else if (packet.rawPts() != FrameView.NO_PTS) {
      lengths[arrived++ & (LENGTHS - 1)] = packet.duration();
      order.add(packet.mediaTime(), packet.rawPts(), packet.rawDts());
    }
  }

  private void shown(long mediaTime, long rawPts) {
    if (Math.abs(rawPts - last) >= SampleCount.OTHER_TIMELINE) {
      restart(mediaTime);
    }
    if (rate.period() > 0) {
      origin += held(rawPts);
      count(mediaTime, rawPts);
    } else {
      line(mediaTime, rawPts);
    }
    last = rawPts;
  }

  /** For how much longer than usual the picture before was meant to stay. */
  private long held(long rawPts) {
    long interval = rawPts - last;
    boolean held = interval > 1.5 * rate.period() && meant(interval);
    return held ? interval - Math.round(rate.period()) : 0;
  }

  private boolean meant(long interval) {
    for (long length : lengths) {
      if (length == 0 || length >= interval - rate.period() / 2) {
        return true;
      }
    }
    return false;
  }

  private void count(long mediaTime, long rawPts) {
    boolean before = level.known();
    long counted = Math.round(count * rate.period());
    level.add(mediaTime, counted, rawPts - origin - counted);
    count++;
    if (before && !level.known()) {
      restart(mediaTime);
    }
  }

  private void line(long mediaTime, long rawPts) {
    pts[row] = rawPts;
    at[row] = mediaTime;
    row++;
    if (row == IN_A_ROW) {
      row = 0;
      double measured = (double) (pts[IN_A_ROW - 1] - pts[0]) / (IN_A_ROW - 1);
      if (even(measured)) {
        begin(FrameRate.of(measured));
      }
    }
  }

  private boolean even(double period) {
    for (int i = 1; i < IN_A_ROW; i++) {
      if (Math.abs(pts[i] - pts[i - 1] - period) > UNEVEN) {
        return false;
      }
    }
    return period > 0;
  }

  private void begin(FrameRate found) {
    rate = found;
    origin = pts[0];
    count = 0;
    for (int i = 0; i < IN_A_ROW; i++) {
      count(at[i], pts[i]);
    }
  }

  private void restart(long mediaTime) {
    level.lose(mediaTime);
    rate = new FrameRate(0, false);
    row = 0;
  }

  /** What comes next has nothing to do with what came before. */
  void forget(long mediaTime) {
    order.clear();
    restart(mediaTime);
  }
}
