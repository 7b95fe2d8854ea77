package dev.glasswatch.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of one lane in one block, column by column. Entries of one kind and one track are a
 * series; what comes first is the order in which entries belong to which series. For each series
 * there is how many values each entry has, and then the values. The first value, a media time, is
 * kept as how its step differs from the step before; the others as how they differ from the one
 * before. Frames come at even steps and most numbers hardly change, so most bytes are zero.
 */
final class LaneColumns {

  private final Varints order = new Varints();
  private final List<Series> series = new ArrayList<>();
  private int entries;

  /** The columns of one kind of entry on one track. */
  private static final class Series {
    final int number;
    final int kind;
    final int track;
    final Varints counts = new Varints();
    final List<Varints> values = new ArrayList<>();
    long[] last = new long[0];
    long step;

    Series(int number, int kind, int track) {
      this.number = number;
      this.kind = kind;
      this.track = track;
    }

    int add(long[] row) {
      int grown = counts.unsigned(row.length);
      makeColumns(row.length);
      for (int i = 0; i < row.length; i++) {
        long change = row[i] - last[i];
        last[i] = row[i];
        grown += values.get(i).signed(i == 0 ? change - step : change);
        step = i == 0 ? change : step;
      }
      return grown;
    }

    private void makeColumns(int count) {
      while (values.size() < count) {
        values.add(new Varints());
      }
      if (last.length < count) {
        last = Arrays.copyOf(last, count);
      }
    }

    void writeTo(Varints out) {
      out.unsigned(kind);
      out.unsigned(track);
      out.bytes(counts);
      out.unsigned(values.size());
      values.forEach(out::bytes);
    }
  }

  /** Adds an entry; returns by how many bytes the block grew. */
  int add(int kind, int track, long[] values) {
    Series wanted = find(kind, track);
    entries++;
    order.unsigned(wanted.number);
    return wanted.add(values) + 1;
  }

  // There are a handful; boxing keys for a map would be garbage with every row
  private Series find(int kind, int track) {
    for (int i = 0; i < series.size(); i++) {
      Series each = series.get(i);
      if (each.kind == kind && each.track == track) {
        return each;
      }
    }
    Series fresh = new Series(series.size(), kind, track);
    series.add(fresh);
    return fresh;
  }

  /** Entries so far. */
  int entries() {
    return entries;
  }

  /** Writes what there is and starts anew. */
  void drainTo(Varints out) {
    out.bytes(order);
    out.unsigned(series.size());
    series.forEach(each -> each.writeTo(out));
    order.clear();
    series.clear();
    entries = 0;
  }
}
