package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What people know about clips, from a file with tabs between: {@code FILE recording NAME} joins
 * files that show the same, so that they stay on one side of the split; {@code FILE black|silence|
 * freeze FROM TO}, in seconds, says that a clip has a real defect. Lines that start with {@code #}
 * are for people.
 */
public final class Labels {

  /** None at all. */
  public static final Labels NONE = new Labels(List.of());

  private final List<Label> labels;

  private Labels(List<Label> labels) {
    this.labels = List.copyOf(labels);
  }

  /**
   * From a file.
   *
   * @throws EvaluateException when it cannot be read, or a line says nothing that we know
   */
  public static Labels read(Path file) throws EvaluateException {
    try {
      List<Label> labels = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          labels.add(label(file, line));
        }
      }
      return new Labels(labels);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be read: name another file with --labels", e);
    }
  }

  private static Label label(Path file, String line) throws EvaluateException {
    String[] words = line.strip().split("\\t+");
    try {
      if (words.length == 3 && words[1].equals("recording")) {
        return new Label(words[0], words[1], words[2], 0, 0);
      }
      if (words.length == 4) {
        double from = Double.parseDouble(words[2]);
        return new Label(words[0], words[1], "", from, Double.parseDouble(words[3]));
      }
    } catch (NumberFormatException e) {
      throw new EvaluateException(sentence(file, line), e);
    }
    throw new EvaluateException(sentence(file, line));
  }

  private static String sentence(Path file, String line) {
    return "%s: a line is FILE recording NAME or FILE DEFECT FROM TO with tabs between, not \"%s\""
        .formatted(file, line.strip());
  }

  /**
   * What a clip is a part of: as it was labelled, else all whose names differ in their numbers only
   * ({@code seg-1.ts}, {@code seg-2.ts}) are one, in whatever folder they lie.
   *
   * @param clip its path with {@code /}
   */
  public String recording(String clip) {
    return labels.stream()
        .filter(label -> label.isOf(clip) && label.word().equals("recording"))
        .map(Label::name)
        .findFirst()
        .orElseGet(() -> clip.substring(clip.lastIndexOf('/') + 1).replaceAll("[0-9]+", "#"));
  }

  /** The half that a clip belongs to with all of its recording. */
  public Half half(String clip) {
    return Half.of(recording(clip));
  }

  /** Whether a defect is really there at some time of a stretch, in seconds. */
  boolean defect(String clip, double from, double to) {
    return labels.stream()
        .anyMatch(
            label ->
                label.isOf(clip)
                    && !label.word().equals("recording")
                    && label.from() < to
                    && label.to() > from);
  }

  /** Whether this defect is really there at some time of a stretch, in seconds. */
  public boolean defect(String clip, String defect, double from, double to) {
    return labels.stream()
        .anyMatch(
            label ->
                label.isOf(clip)
                    && label.word().equals(defect)
                    && label.from() < to
                    && label.to() > from);
  }
}
