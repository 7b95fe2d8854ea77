package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.model.Lesson.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained model and what is known of it.
 *
 * @param limit log odds from which on a cell counts as broken, already taken off in the model
 * @param folds what was made of sources that were left out
 * @param losses of the model itself
 * @param model the ONNX file
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockReport(
    long seed,
    int steps,
    Looks looks,
    double limit,
    List<Learned> folds,
    List<Float> losses,
    byte[] model) {

  /**
   * The report as Markdown.
   *
   * @param licences of files of the manifest, by their names
   */
  public List<String> lines(Map<String, String> licences) {
    List<String> lines = new ArrayList<>();
    lines.add("# The model of broken blocks");
    lines.add("");
    lines.add("Written by `glasswatch train block-corruption --seed %d`.".formatted(seed));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d looks, %d batches of 16 crops, %d bytes, threshold at log odds %.2f (0.5 in the"
                + " model).",
            looks.all().size(),
            steps,
            model.length,
            limit));
    lines.add("");
    lines.add("![loss over batches](block-corruption-loss.svg)");
    lines.add("");
    lines.addAll(foldLines());
    lines.addAll(kinds());
    lines.addAll(sources(licences));
    return lines;
  }

  /** The loss over batches as a picture. */
  public String curve() {
    return new LossCurve(losses, Lesson.EVERY).svg();
  }

  /** Figures on sources left out, as rows. */
  public List<String> foldLines() {
    List<String> lines = new ArrayList<>();
    lines.add("## Sources that were left out");
    lines.add("");
    lines.add(
        "A look is found from 1 % of its cells on; whole looks have no damage at all. Overlap,"
            + " recall and precision are of cells.");
    lines.add("");
    lines.add("| left out | found | mistaken | overlap | recall | precision |");
    lines.add("|---|---|---|---|---|---|");
    for (int i = 0; i < folds.size(); i++) {
      lines.add(
          "| third %d | %s |".formatted(i + 1, Figures.of(folds.get(i).judged(), limit).row()));
    }
    lines.add("| all | %s |".formatted(Figures.of(judged(), limit).row()));
    lines.add("");
    return lines;
  }

  private List<String> kinds() {
    Map<String, List<Judged>> kinds = new TreeMap<>();
    for (Judged judged : judged()) {
      kinds.computeIfAbsent(judged.look().kind(), kind -> new ArrayList<>()).add(judged);
    }
    List<String> lines = new ArrayList<>();
    lines.add("| what happened | found | mistaken | overlap | recall | precision |");
    lines.add("|---|---|---|---|---|---|");
    kinds.forEach(
        (kind, some) -> lines.add("| %s | %s |".formatted(kind, Figures.of(some, limit).row())));
    lines.add("");
    return lines;
  }

  private List<String> sources(Map<String, String> licences) {
    Map<String, Long> counts = new TreeMap<>();
    looks.all().forEach(look -> counts.merge(look.source(), 1L, Long::sum));
    List<String> lines = new ArrayList<>();
    lines.add("## What it learned from");
    lines.add("");
    lines.add("| source | looks |");
    lines.add("|---|---|");
    counts.forEach((source, count) -> lines.add("| `%s` | %d |".formatted(source, count)));
    lines.add("");
    lines.add("| file | licence |");
    lines.add("|---|---|");
    new TreeMap<>(licences)
        .forEach((file, licence) -> lines.add("| `%s` | %s |".formatted(file, licence)));
    return lines;
  }

  private List<Judged> judged() {
    return folds.stream().flatMap(fold -> fold.judged().stream()).toList();
  }
}
