package dev.glasswatch.cli;

import dev.glasswatch.cli.Columns.Side;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.watch.DetectorCatalog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints each detector on the class path with its settings: default and bounds with units. */
final class DetectorListing {

  private DetectorListing() {}

  static void print(DetectorCatalog catalog, PrintWriter out) {
    for (DetectorProvider detector : catalog.all()) {
      Columns columns = new Columns(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT));
      for (Setting<?> setting : detector.settings()) {
        columns.row(setting.name(), byDefault(setting), bounds(setting), setting.description());
      }
      out.println(detector.name());
      columns.lines(2).forEach(out::println);
    }
  }

  private static String byDefault(Setting<?> setting) {
    return switch (setting) {
      case Setting.OfDuration duration -> text(duration.defaultValue());
      case Setting.OfNumber number -> text(number.defaultNumber()) + number.unit();
      case Setting.OfBoolean flag -> String.valueOf(flag.defaultFlag());
    };
  }

  private static String bounds(Setting<?> setting) {
    return switch (setting) {
      case Setting.OfDuration duration -> text(duration.min()) + " to " + text(duration.max());
      case Setting.OfNumber number ->
          "%s to %s%s".formatted(text(number.min()), text(number.max()), number.unit());
      case Setting.OfBoolean flag -> "true or false";
    };
  }

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String text(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
