package dev.glasswatch.evaluate.sync;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Programmes of a folder in pieces that fit: long ones cut without encoding them anew, and those of
 * a few seconds that lie together put one after the other.
 */
final class ReferenceSources {

  private static final List<String> QUIET = List.of("-hide_banner", "-loglevel", "error", "-y");
  private static final Set<String> ENDINGS = Set.of("mp4", "mkv", "webm", "ts", "mpg", "mov");
  private static final long SHORT_BYTES = 1_500_000;
  private static final int TOGETHER = 8;

  private final FfmpegProgram program;
  private final Path work;

  ReferenceSources(FfmpegProgram program, Path work) {
    this.program = program;
    this.work = work;
  }

  /** Pieces of everything in a folder; what has no sound is found out later. */
  List<Path> in(Path folder) throws EvaluateException {
    TreeMap<Path, List<Path>> byFolder = new TreeMap<>();
    for (Path file : files(folder)) {
      byFolder.computeIfAbsent(file.getParent(), each -> new ArrayList<>()).add(file);
    }
    List<Path> pieces = new ArrayList<>();
    for (List<Path> files : byFolder.values()) {
      boolean series = files.size() >= 3 && files.stream().allMatch(ReferenceSources::brief);
      if (series) {
        joined(files, pieces);
      } else {
        for (Path file : files) {
          cut(file, pieces);
        }
      }
    }
    return pieces;
  }

  private static boolean brief(Path file) {
    try {
      return Files.size(file) <= SHORT_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> files(Path folder) throws EvaluateException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).filter(ReferenceSources::media).sorted().toList();
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be read: name a folder of clips", e);
    }
  }

  private static boolean media(Path file) {
    String name = file.getFileName().toString();
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private void joined(List<Path> files, List<Path> into) throws EvaluateException {
    for (int from = 0; from + TOGETHER / 2 <= files.size(); from += TOGETHER) {
      List<Path> some = files.subList(from, Math.min(files.size(), from + TOGETHER));
      String name = some.getFirst().getFileName().toString().replaceAll("[^A-Za-z0-9]", "_");
      Path file = work.resolve("talk-" + name + ".mkv");
      List<String> arguments = new ArrayList<>(QUIET);
      StringBuilder inputs = new StringBuilder();
      for (int i = 0; i < some.size(); i++) {
        arguments.addAll(List.of("-i", some.get(i).toString()));
        inputs.append("[").append(i).append(":v:0][").append(i).append(":a:0]");
      }
      String filter = inputs + "concat=n=" + some.size() + ":v=1:a=1[v][a]";
      arguments.addAll(List.of("-filter_complex", filter, "-map", "[v]", "-map", "[a]"));
      arguments.addAll(List.of("-c:v", "mpeg2video", "-q:v", "2", "-c:a", "mp2", "-b:a", "384k"));
      make(arguments, file, into);
    }
  }

  private void cut(Path file, List<Path> into) throws EvaluateException {
    String name = file.getFileName().toString().replaceAll("[^A-Za-z0-9]", "_");
    List<String> arguments = new ArrayList<>(QUIET);
    arguments.addAll(List.of("-i", file.toString(), "-map", "0:v:0", "-map", "0:a:0"));
    arguments.addAll(List.of("-c", "copy", "-f", "segment", "-segment_time", "40"));
    arguments.addAll(List.of("-reset_timestamps", "1"));
    make(arguments, work.resolve(name + "-%03d.mkv"), into);
  }

  /** What cannot be made is left out: no sound, or nothing that we read. */
  private void make(List<String> arguments, Path file, List<Path> into) throws EvaluateException {
    List<String> all = new ArrayList<>(arguments);
    all.add(file.toString());
    try {
      Programs.run(program, all, line -> {});
    } catch (EvaluateException e) {
      return;
    }
    String begins = file.getFileName().toString().replaceAll("(%03d)?\\.mkv$", "");
    try (Stream<Path> made = Files.list(work)) {
      made.filter(each -> each.getFileName().toString().startsWith(begins))
          .sorted()
          .forEach(into::add);
    } catch (IOException e) {
      throw new EvaluateException("Material cannot be read: " + e.getMessage(), e);
    }
  }
}
