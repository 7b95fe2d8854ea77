package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.report.Scorecard.Row;
import java.util.List;

/**
 * What is scored of broken blocks beyond what is of every defect, test half.
 *
 * @param hops by where they were born: on this hop, or upstream
 * @param codecs on this hop, by codec
 * @param maps how well maps fit, by the same groups
 * @param causes what was said of the cause, by what it was
 * @param causeRight share of the found events whose cause was told right
 * @param alwaysTransport what that share would be if one always said transport
 */
public record BlockCard(
    List<Row> hops,
    List<Row> codecs,
    List<MapRow> maps,
    List<CauseRow> causes,
    double causeRight,
    double alwaysTransport) {

  /**
   * How well the maps of some pictures fit.
   *
   * @param name of the group
   * @param pictures that were looked at while damage was visible
   * @param union mean of the cells that both have over those that either has
   */
  public record MapRow(String name, int pictures, double union) {}

  /**
   * How often something was said.
   *
   * @param cause what it was
   * @param said what was said
   * @param count how often
   */
  public record CauseRow(String cause, String said, int count) {}

  /** Copies the lists. */
  public BlockCard {
    hops = List.copyOf(hops);
    codecs = List.copyOf(codecs);
    maps = List.copyOf(maps);
    causes = List.copyOf(causes);
  }
}
