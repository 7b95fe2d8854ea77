package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.damage.FrameTruths;
import dev.glasswatch.evaluate.damage.Loss;
import dev.glasswatch.evaluate.damage.SentReels;
import dev.glasswatch.evaluate.reel.Half;
import dev.glasswatch.evaluate.report.BlockCard.CauseRow;
import dev.glasswatch.evaluate.report.BlockCard.MapRow;
import dev.glasswatch.evaluate.report.Scorecard.Row;
import dev.glasswatch.evaluate.score.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Scores where broken blocks were born, why, and where in the picture they are. */
final class BlockScores {

  private static final String TRANSPORT = "transport";
  private static final String UPSTREAM = "upstream";

  private final List<SentOutcome> hurt;

  BlockScores(List<SentOutcome> sent) {
    this.hurt =
        sent.stream()
            .filter(one -> one.outcome().reel().half() == Half.TEST)
            .filter(one -> !one.outcome().reel().truths().isEmpty())
            .toList();
  }

  /** The card. */
  BlockCard card() {
    List<CauseRow> causes = causes();
    return new BlockCard(
        rows(hurt, BlockScores::hop),
        rows(here(), BlockScores::codec),
        maps(),
        causes,
        share(causes, row -> row.cause().equals(row.said())),
        share(causes, row -> row.cause().equals(TRANSPORT)));
  }

  private List<SentOutcome> here() {
    return hurt.stream().filter(one -> !one.upstream()).toList();
  }

  private static String hop(SentOutcome one) {
    return one.upstream() ? UPSTREAM : "this hop";
  }

  private static String codec(SentOutcome one) {
    return one.outcome().reel().coding().codec();
  }

  private static Map<String, List<SentOutcome>> groups(
      List<SentOutcome> some, Function<SentOutcome, String> name) {
    Map<String, List<SentOutcome>> groups = new TreeMap<>();
    some.forEach(one -> groups.computeIfAbsent(name.apply(one), any -> new ArrayList<>()).add(one));
    return groups;
  }

  private static List<Row> rows(List<SentOutcome> some, Function<SentOutcome, String> name) {
    List<Row> rows = new ArrayList<>();
    groups(some, name)
        .forEach(
            (key, group) -> rows.add(new Row(key, Scores.of(parts(group), FrameTruths.DEFECT))));
    return rows;
  }

  private static List<Scores.Part> parts(List<SentOutcome> some) {
    return some.stream()
        .map(one -> new Scores.Part(one.outcome().reel(), one.outcome().ours()))
        .toList();
  }

  private List<MapRow> maps() {
    List<MapRow> rows = new ArrayList<>();
    groups(hurt, BlockScores::hop).forEach((name, group) -> rows.add(map(name, group)));
    groups(here(), BlockScores::codec).forEach((name, group) -> rows.add(map(name, group)));
    return rows;
  }

  private static MapRow map(String name, List<SentOutcome> group) {
    List<Double> unions = group.stream().flatMap(one -> one.unions().stream()).toList();
    double mean = unions.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return new MapRow(name, unions.size(), Numbers.rounded(mean));
  }

  private List<CauseRow> causes() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    hurt.stream()
        .flatMap(one -> one.outcome().ours().findings().stream())
        .filter(finding -> !finding.missed())
        .forEach(
            finding ->
                counts
                    .computeIfAbsent(cause(finding), any -> new TreeMap<>())
                    .merge(finding.found().orElseThrow().reason(), 1, Integer::sum));
    List<CauseRow> rows = new ArrayList<>();
    counts.forEach(
        (cause, all) -> all.forEach((said, count) -> rows.add(new CauseRow(cause, said, count))));
    return rows;
  }

  private static String cause(Finding finding) {
    String kind = finding.truth().suffered().kind();
    if (kind.startsWith(SentReels.UPSTREAM)) {
      return UPSTREAM;
    }
    return Arrays.stream(Loss.values())
        .filter(loss -> loss.label().equals(kind))
        .map(Loss::cause)
        .findFirst()
        .orElse("unknown");
  }

  private static double share(List<CauseRow> rows, Predicate<CauseRow> right) {
    int all = rows.stream().mapToInt(CauseRow::count).sum();
    int some = rows.stream().filter(right).mapToInt(CauseRow::count).sum();
    return all == 0 ? 0 : Numbers.rounded((double) some / all);
  }
}
