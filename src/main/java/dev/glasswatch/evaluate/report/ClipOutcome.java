package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.reel.Clip;
import dev.glasswatch.evaluate.score.Found;
import java.util.List;

/**
 * What became of one untouched clip.
 *
 * @param clip the clip
 * @param seconds how long it is
 * @param falseAlarms reports of what nobody says is there
 * @param examples the same with pictures
 */
public record ClipOutcome(
    Clip clip, double seconds, List<Found> falseAlarms, List<Example> examples) {

  /** Copies the lists. */
  public ClipOutcome {
    falseAlarms = List.copyOf(falseAlarms);
    examples = List.copyOf(examples);
  }
}
