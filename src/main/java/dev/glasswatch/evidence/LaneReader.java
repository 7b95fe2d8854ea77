package dev.glasswatch.evidence;

import java.util.ArrayList;
import java.util.List;

/** Reads back, entry by entry, what {@link LaneColumns} wrote. */
final class LaneReader {

  private final VarintReader order;
  private final List<Series> series = new ArrayList<>();
  private int read;

  /**
   * One entry.
   *
   * @param kind see {@link EntryKind}
   * @param track number of the track's name in the block
   * @param values as they were added
   */
  record Entry(int kind, int track, long[] values) {}

  private static final class Series {
    final int kind;
    final int track;
    final VarintReader counts;
    final List<VarintReader> values = new ArrayList<>();
    final long[] last;
    long step;

    Series(VarintReader in) {
      kind = (int) in.unsigned();
      track = (int) in.unsigned();
      counts = in.part();
      int columns = in.count();
      for (int i = 0; i < columns; i++) {
        values.add(in.part());
      }
      last = new long[columns];
    }

    Entry next() {
      int count = (int) counts.unsigned();
      if (count < 0 || count > values.size()) {
        throw new VarintReader.DamagedException("an entry has too many values");
      }
      long[] row = new long[count];
      for (int i = 0; i < count; i++) {
        long change = values.get(i).signed();
        step = i == 0 ? step + change : step;
        last[i] += i == 0 ? step : change;
        row[i] = last[i];
      }
      return new Entry(kind, track, row);
    }
  }

  LaneReader(VarintReader in) {
    order = in.part();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      series.add(new Series(in));
    }
  }

  boolean hasNext() {
    return !order.atEnd();
  }

  /** Entries read so far. */
  int read() {
    return read;
  }

  Entry next() {
    long number = order.unsigned();
    if (number < 0 || number >= series.size()) {
      throw new VarintReader.DamagedException("an entry has no columns");
    }
    read++;
    return series.get((int) number).next();
  }
}
