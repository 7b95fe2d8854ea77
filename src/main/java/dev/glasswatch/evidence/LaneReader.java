package dev.glasswatch.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads back, entry by entry, what {@link LaneColumns} wrote. */
final class LaneReader {

  private final VarintReader order;
  private final Map<Integer, Kind> kinds = new HashMap<>();
  private int read;

  /**
   * One entry.
   *
   * @param kind see {@link EntryKind}
   * @param track number of the track's name in the block
   * @param values as they were added
   */
  record Entry(int kind, int track, long[] values) {}

  private static final class Kind {
    final VarintReader tracks;
    final VarintReader counts;
    final List<VarintReader> values = new ArrayList<>();
    final long[] last;
    long step;

    Kind(VarintReader in) {
      tracks = in.part();
      counts = in.part();
      int columns = in.count();
      for (int i = 0; i < columns; i++) {
        values.add(in.part());
      }
      last = new long[columns];
    }

    long[] next() {
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
      return row;
    }
  }

  LaneReader(VarintReader in) {
    order = in.part();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      kinds.put((int) in.unsigned(), new Kind(in));
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
    int number = (int) order.unsigned();
    Kind kind = kinds.get(number);
    if (kind == null) {
      throw new VarintReader.DamagedException("an entry has no columns");
    }
    read++;
    return new Entry(number, (int) kind.tracks.unsigned(), kind.next());
  }
}
