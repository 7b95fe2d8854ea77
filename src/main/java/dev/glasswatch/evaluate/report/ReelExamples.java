package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Truth;
import dev.glasswatch.evaluate.reel.Used;
import dev.glasswatch.evaluate.score.Finding;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.evaluate.score.Matching;
import dev.glasswatch.media.FfmpegProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows misses, false alarms and starts that are off. */
final class ReelExamples {

  /** What nobody would complain about. */
  private static final double FRAMES_OFF = 2;

  private final Strips strips;

  ReelExamples(FfmpegProgram program) {
    this.strips = new Strips(program);
  }

  /** Every one of a reel. */
  List<Example> of(MadeReel reel, Matching ours) throws EvaluateException {
    List<Example> examples = new ArrayList<>();
    for (Finding finding : ours.findings()) {
      Truth truth = finding.truth();
      String kind = truth.suffered().kind();
      String defect = truth.suffered().defect();
      if (finding.missed()) {
        examples.add(example(reel, defect, "missed", kind, truth.from(), truth.to()));
      } else if (truth.suffered().exact() && framesOff(reel, finding) > FRAMES_OFF) {
        String what =
            String.format(Locale.ROOT, "start off by %.1f frames", framesOff(reel, finding));
        examples.add(example(reel, defect, what, kind, truth.from(), truth.to()));
      }
    }
    for (Found found : ours.falseAlarms()) {
      String defect = found.defect();
      examples.add(example(reel, defect, "false alarm", found.reason(), found.from(), found.to()));
    }
    return examples;
  }

  private static double framesOff(MadeReel reel, Finding finding) {
    return finding
        .found()
        .map(found -> Math.abs(found.from() - finding.truth().from()) / reel.frame())
        .orElse(0.0);
  }

  private Example example(
      MadeReel reel, String defect, String what, String kind, long from, long to)
      throws EvaluateException {
    boolean sound = defect.equals("silence");
    return new Example(
        reel.half().label(),
        defect,
        what,
        kind,
        reel.name(),
        from / 1e6,
        to / 1e6,
        material(reel, sound, from, to),
        strips.of(reel.file(), from / 1e6, to / 1e6, sound));
  }

  private static String material(MadeReel reel, boolean sound, long from, long to) {
    return reel.used().stream()
        .filter(used -> used.sound() == sound)
        .filter(used -> used.at() < to && used.at() + used.to() - used.from() > from - 200_000)
        .map(Used::clip)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
