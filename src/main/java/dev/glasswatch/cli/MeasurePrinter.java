package dev.glasswatch.cli;

import dev.glasswatch.cli.Columns.Side;
import dev.glasswatch.evaluate.Measure;
import dev.glasswatch.evaluate.Samples;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints benchmark results: one table a group, or one JSON object a measure. */
final class MeasurePrinter {

  private final PrintWriter out;
  private final boolean json;

  MeasurePrinter(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Prints the measures of one group. */
  void print(List<Measure> group) {
    if (json) {
      group.forEach(measure -> out.println(object(measure)));
    } else {
      out.println(group.getFirst().group());
      table(group).lines(2).forEach(out::println);
      out.println();
    }
    out.flush();
  }

  /** Prints what a reader must know. */
  void note(String text) {
    if (json) {
      out.println(new JsonLine("note").text("text", text));
    } else {
      out.println(text);
      out.println();
    }
    out.flush();
  }

  private static Columns table(List<Measure> group) {
    Columns columns =
        new Columns(
            List.of(
                Side.LEFT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT));
    columns.row("", "median", "", "min to max", "ratio", "target", "", "compared with");
    for (Measure measure : group) {
      columns.row(
          measure.name(),
          figure(measure.value().median()),
          measure.unit(),
          range(measure.value()),
          measure.ratio().map(ratio -> figure(ratio.pairs().median())).orElse(""),
          measure.target().map(target -> "≤ " + figure(target)).orElse(""),
          measure.met().map(met -> met ? "met" : "MISSED").orElse(""),
          measure.ratio().map(Measure.Ratio::base).orElse(""));
    }
    return columns;
  }

  private static String range(Samples samples) {
    return samples.count() == 1 ? "" : figure(samples.min()) + " to " + figure(samples.max());
  }

  private static String figure(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", value);
  }

  private static String object(Measure measure) {
    JsonLine line =
        new JsonLine("measure")
            .text("group", measure.group())
            .text("name", measure.name())
            .text("unit", measure.unit())
            .number("median", measure.value().median())
            .number("min", measure.value().min())
            .number("max", measure.value().max())
            .number("samples", measure.value().count());
    measure.ratio().ifPresent(ratio -> ratio(line, ratio));
    measure.target().ifPresent(target -> line.number("target", target));
    Optional<Boolean> met = measure.met();
    met.ifPresent(kept -> line.flag("met", kept));
    return line.toString();
  }

  private static void ratio(JsonLine line, Measure.Ratio ratio) {
    line.text("comparedWith", ratio.base())
        .number("ratio", ratio.pairs().median())
        .number("ratioMin", ratio.pairs().min())
        .number("ratioMax", ratio.pairs().max());
  }
}
