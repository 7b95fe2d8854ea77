package dev.glasswatch.evaluate;

import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Steady CPU per frame inside this process: decoding alone, sound included, against decoding with
 * every detector; and how many streams a core carries.
 */
final class SteadyBenchmark {

  private static final double TARGET = 1.10;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final int WARM_UPS = 2;

  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final int rounds;
  private final Progress progress;

  SteadyBenchmark(WatchParts parts, List<DetectorPlan> detectors, int rounds, Progress progress) {
    this.parts = parts;
    this.detectors = detectors;
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Measures on one file. */
  List<Measure> of(String material, Path file) throws EvaluateException {
    List<Crowd> kinds =
        List.of(
            new Crowd(parts, DecodeOnly.plans(), WatchLevel.EVERY_FRAME),
            new Crowd(parts, detectors, WatchLevel.EVERY_FRAME),
            new Crowd(parts, detectors, WatchLevel.KEYFRAMES_ONLY));
    List<Samples> costs = interleaved(material, file, kinds);
    String group = "steady CPU, " + material;
    Measure decode = milliseconds(group, "decode only", costs.get(0));
    Measure all = milliseconds(group, "decode and all detectors", costs.get(1));
    Measure keyframes = milliseconds(group, "the same at keyframes only", costs.get(2));
    return List.of(
        decode,
        all.against(decode).within(TARGET),
        keyframes.against(decode),
        streams(group, "streams per core at every frame", all.value()),
        streams(group, "streams per core at keyframes only", keyframes.value()));
  }

  private List<Samples> interleaved(String material, Path file, List<Crowd> kinds)
      throws EvaluateException {
    List<List<Double>> costs = kinds.stream().<List<Double>>map(kind -> new ArrayList<>()).toList();
    int total = (WARM_UPS + rounds) * kinds.size();
    int done = 0;
    for (int round = -WARM_UPS; round < rounds; round++) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        double cost = kinds.get(kind).run(file, 1).cpuNanosPerFrame();
        if (round >= 0) {
          costs.get(kind).add(cost / NANOS_PER_MILLI);
        }
        progress.at("steady CPU, " + material, ++done, total);
      }
    }
    return costs.stream().map(Samples::new).toList();
  }

  private static Measure milliseconds(String group, String name, Samples value) {
    return Measure.plain(group, name, value, "ms/frame");
  }

  private static Measure streams(String group, String name, Samples millisPerFrame) {
    double perSecond = MILLIS_PER_SECOND / MaterialSpec.FRAME_RATE;
    return Measure.plain(group, name, millisPerFrame.inverse().times(perSecond), "streams");
  }
}
