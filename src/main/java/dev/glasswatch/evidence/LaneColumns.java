package dev.glasswatch.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The entries of one lane in one block, column by column: what the entries are, in order; and for
 * each kind of entry its tracks, how many values each has, and the values. The first value, a media
 * time, is kept as how its step differs from the step before; the others as how they differ from
 * the one before. Frames come at even steps and most numbers hardly change, so most bytes are zero.
 */
final class LaneColumns {

  private final Varints order = new Varints();
  private final TreeMap<Integer, Kind> kinds = new TreeMap<>();
  private int entries;

  /** The columns of one kind of entry. */
  private static final class Kind {
    final Varints tracks = new Varints();
    final Varints counts = new Varints();
    final List<Varints> values = new ArrayList<>();
    long[] last = new long[0];
    long step;

    void clear() {
      tracks.clear();
      counts.clear();
      values.forEach(Varints::clear);
      Arrays.fill(last, 0);
      step = 0;
    }

    int add(int track, long[] row) {
      tracks.unsigned(track);
      counts.unsigned(row.length);
      int before = size();
      makeColumns(row.length);
      for (int i = 0; i < row.length; i++) {
        long change = row[i] - last[i];
        last[i] = row[i];
        values.get(i).signed(i == 0 ? change - step : change);
        step = i == 0 ? change : step;
      }
      return size() - before + 2;
    }

    private int size() {
      int size = 0;
      for (int i = 0; i < values.size(); i++) {
        size += values.get(i).size();
      }
      return size;
    }

    private void makeColumns(int count) {
      while (values.size() < count) {
        values.add(new Varints());
      }
      if (last.length < count) {
        last = Arrays.copyOf(last, count);
      }
    }
  }

  /** Adds an entry; returns by how many bytes, about, the block grew. */
  int add(int kind, int track, long[] values) {
    entries++;
    order.unsigned(kind);
    Kind columns = kinds.get(kind);
    if (columns == null) {
      columns = new Kind();
      kinds.put(kind, columns);
    }
    return columns.add(track, values) + 1;
  }

  /** Entries so far. */
  int entries() {
    return entries;
  }

  /** Writes what there is and starts anew. */
  void drainTo(Varints out) {
    out.bytes(order);
    out.unsigned(kinds.size());
    kinds.forEach(
        (number, kind) -> {
          out.unsigned(number);
          out.bytes(kind.tracks);
          out.bytes(kind.counts);
          out.unsigned(kind.values.size());
          kind.values.forEach(out::bytes);
          kind.clear();
        });
    order.clear();
    entries = 0;
  }
}
