package dev.glasswatch.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How CPU per frame and memory grow with the number of streams in one process, each number in a
 * process of its own.
 */
final class GrowthBenchmark {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MB = 1e6;

  private final OwnProgram own;
  private final List<Integer> crowds;
  private final int rounds;
  private final Progress progress;

  /**
   * With these sizes of crowds, the first of which is the base.
   *
   * @param crowds at least two, rising
   */
  GrowthBenchmark(OwnProgram own, List<Integer> crowds, int rounds, Progress progress) {
    this.own = own;
    this.crowds = List.copyOf(crowds);
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Measures on one file. */
  List<Measure> of(String material, Path file) throws EvaluateException {
    Map<Integer, List<Double>> cpu = new TreeMap<>();
    Map<Integer, List<Double>> memory = new TreeMap<>();
    int done = 0;
    for (int round = 0; round < rounds; round++) {
      for (int streams : crowds) {
        progress.at("growth", done++, rounds * crowds.size());
        Crowd.Cost cost = CrowdProcess.run(own, file, streams);
        cpu.computeIfAbsent(streams, unused -> new ArrayList<>())
            .add(cost.cpuNanosPerFrame() / NANOS_PER_MILLI);
        memory
            .computeIfAbsent(streams, unused -> new ArrayList<>())
            .add(cost.residentBytes() / BYTES_PER_MB);
      }
    }
    progress.at("growth", done, done);
    return measures("growth with streams, " + material, cpu, memory);
  }

  private List<Measure> measures(
      String group, Map<Integer, List<Double>> cpu, Map<Integer, List<Double>> memory) {
    List<Measure> measures = new ArrayList<>();
    Measure base = null;
    for (int streams : crowds) {
      String name = streams == 1 ? "1 stream" : streams + " streams";
      Measure measure =
          Measure.plain(group, name, new Samples(cpu.getOrDefault(streams, List.of())), "ms/frame");
      base = base == null ? measure : base;
      measures.add(measure == base ? measure : measure.against(base));
    }
    for (int streams : crowds) {
      Samples resident = new Samples(memory.getOrDefault(streams, List.of()));
      measures.add(
          Measure.bounded(
              group, "RSS with " + streams, resident, "MB", MemoryBound.megabytes(streams)));
    }
    measures.add(Measure.plain(group, "RSS per stream added", slope(memory), "MB"));
    return measures;
  }

  private Samples slope(Map<Integer, List<Double>> memory) {
    int few = crowds.getFirst();
    int many = crowds.getLast();
    List<Double> slopes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double difference =
          memory.getOrDefault(many, List.of()).get(round)
              - memory.getOrDefault(few, List.of()).get(round);
      slopes.add(difference / (many - few));
    }
    return new Samples(slopes);
  }
}
