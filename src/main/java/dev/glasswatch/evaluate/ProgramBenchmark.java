package dev.glasswatch.evaluate;

import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whole processes from start to end on one file: {@code glasswatch analyze} with every detector
 * against the {@code ffmpeg} program that decodes only, and against the same with its own
 * detectors.
 */
final class ProgramBenchmark {

  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final Set<Integer> ANALYSED = Set.of(0, 1);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MB = 1e6;

  private final FfmpegProgram ffmpeg;
  private final OwnProgram own;
  private final int rounds;
  private final Progress progress;

  ProgramBenchmark(FfmpegProgram ffmpeg, OwnProgram own, int rounds, Progress progress) {
    this.ffmpeg = ffmpeg;
    this.own = own;
    this.rounds = rounds;
    this.progress = progress;
  }

  /**
   * Measures on one file.
   *
   * @param plainTarget what our CPU time over ffmpeg's plain decoding must not exceed
   * @param filterTarget likewise over ffmpeg's with its detectors
   */
  List<Measure> of(String material, Path file, double plainTarget, Optional<Double> filterTarget)
      throws EvaluateException {
    String group = "whole process, " + material;
    List<Double> plain = new ArrayList<>();
    List<Double> filters = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      progress.at(group, round, rounds);
      plain.add(seconds(ffmpeg(file, List.of())));
      filters.add(seconds(ffmpeg(file, FILTERS)));
      MeasuredRun run = analyze(file);
      ours.add(seconds(run));
      memory.add(run.peakResidentBytes() / BYTES_PER_MB);
    }
    progress.at(group, rounds, rounds);
    Measure decode = Measure.plain(group, "ffmpeg, decode only", new Samples(plain), "CPU s");
    Measure detect =
        Measure.plain(group, "ffmpeg, with its detectors", new Samples(filters), "CPU s");
    Measure analyze = Measure.plain(group, "glasswatch analyze", new Samples(ours), "CPU s");
    List<Measure> measures = new ArrayList<>(List.of(decode, detect.against(decode)));
    measures.add(analyze.against(decode).within(plainTarget));
    Measure filtered = analyze.against(detect);
    measures.add(filterTarget.map(filtered::within).orElse(filtered));
    measures.add(Measure.plain(group, "glasswatch analyze, peak RSS", new Samples(memory), "MB"));
    return measures;
  }

  private static final List<String> FILTERS =
      List.of("-vf", "freezedetect,blackdetect", "-af", "silencedetect");

  private MeasuredRun ffmpeg(Path file, List<String> filters) throws EvaluateException {
    List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats"));
    arguments.addAll(List.of("-filter_threads", "1", "-threads", "1", "-i", file.toString()));
    arguments.addAll(filters);
    arguments.addAll(List.of("-f", "null", "-"));
    return MeasuredRun.of("The ffmpeg program", ffmpeg.command(arguments), Set.of(0), DEADLINE);
  }

  private MeasuredRun analyze(Path file) throws EvaluateException {
    List<String> arguments = List.of("analyze", "--format", "json", file.toString());
    return MeasuredRun.of("glasswatch analyze", own.command(arguments), ANALYSED, DEADLINE);
  }

  private static double seconds(MeasuredRun run) {
    return run.cpu().toNanos() / NANOS_PER_SECOND;
  }
}
