package dev.glasswatch.evaluate.damage;

import java.util.Arrays;

/**
 * Where two planes of one size differ so that a viewer sees it: the mean difference of 3 x 3 pixels
 * exceeds 12 of 255, which noise and the rounding of decoders never reach. Not for several threads.
 */
final class VisibleDifference {

  private static final int VISIBLE = 12 * 9;

  private final int width;
  private final int height;
  private final int across;
  private final int down;
  private final int[] sums;
  private final int[] counts;

  VisibleDifference(int width, int height) {
    this.width = width;
    this.height = height;
    this.across = width / Look.CELL;
    this.down = height / Look.CELL;
    this.sums = new int[width];
    this.counts = new int[across * down];
  }

  /** For each whole cell the share of its pixels where they differ, 0 to 255. */
  byte[] cells(byte[] one, byte[] other) {
    Arrays.fill(counts, 0);
    for (int y = 0; y < down * Look.CELL; y++) {
      columns(one, other, y);
      for (int x = 0; x < across * Look.CELL; x++) {
        int sum = sums[Math.max(0, x - 1)] + sums[x] + sums[Math.min(width - 1, x + 1)];
        counts[y / Look.CELL * across + x / Look.CELL] += Math.abs(sum) > VISIBLE ? 1 : 0;
      }
    }
    byte[] shares = new byte[counts.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (byte) (counts[i] * 255 / (Look.CELL * Look.CELL));
    }
    return shares;
  }

  private void columns(byte[] one, byte[] other, int y) {
    int above = Math.max(0, y - 1) * width;
    int here = y * width;
    int below = Math.min(height - 1, y + 1) * width;
    for (int x = 0; x < width; x++) {
      sums[x] =
          (one[above + x] & 0xFF)
              - (other[above + x] & 0xFF)
              + (one[here + x] & 0xFF)
              - (other[here + x] & 0xFF)
              + (one[below + x] & 0xFF)
              - (other[below + x] & 0xFF);
    }
  }

  /** How many cells count as damaged. */
  static int damaged(byte[] cells) {
    int count = 0;
    for (byte share : cells) {
      count += (share & 0xFF) >= Look.DAMAGED ? 1 : 0;
    }
    return count;
  }
}
