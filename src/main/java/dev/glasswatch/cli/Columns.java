package dev.glasswatch.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: words to the left, numbers to the right, two spaces between. */
final class Columns {

  /** Which side of its column a cell keeps to. */
  enum Side {
    LEFT,
    RIGHT
  }

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  Columns(List<Side> sides) {
    this.sides = List.copyOf(sides);
  }

  /** Adds a row with a cell for each column. */
  Columns row(String... cells) {
    if (cells.length != sides.size()) {
      throw new IllegalArgumentException("A row needs " + sides.size() + " cells");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, each indented by this many spaces and without trailing ones. */
  List<String> lines(int indent) {
    int[] widths = new int[sides.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths, indent)).toList();
  }

  private String line(List<String> row, int[] widths, int indent) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(
          switch (sides.get(i)) {
            case LEFT -> row.get(i) + padding;
            case RIGHT -> padding + row.get(i);
          });
      line.append("  ");
    }
    return line.toString().stripTrailing();
  }
}
