package dev.glasswatch.evaluate.sync;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the material of cases in a folder: encoded once a source, then changed as it is. */
final class SyncMaterial {

  private static final List<String> QUIET = List.of("-hide_banner", "-loglevel", "error", "-y");

  private final FfmpegProgram program;
  private final Path folder;
  private final Map<SyncSource, Path> encoded = new HashMap<>();
  private final int seconds;

  /** Material of at most that length. */
  SyncMaterial(FfmpegProgram program, Path folder, int seconds) {
    this.program = program;
    this.folder = folder;
    this.seconds = seconds;
  }

  /** Makes one; whoever asked may delete it. */
  Made make(SyncCase wanted) throws EvaluateException {
    try {
      Made made = mux(wanted);
      move(wanted, made);
      return made;
    } catch (IOException e) {
      throw new EvaluateException("Material cannot be written: " + e.getMessage(), e);
    }
  }

  private Made mux(SyncCase wanted) throws EvaluateException, IOException {
    Path place = Files.createTempDirectory(folder, "case");
    List<String> arguments = new ArrayList<>(QUIET);
    arguments.addAll(List.of("-i", encoded(wanted.source()).toString(), "-map", "0"));
    arguments.addAll(List.of("-t", String.valueOf(wanted.seconds()), "-c", "copy"));
    if (wanted.change() == SyncCase.Change.GAP) {
      arguments.addAll(dropping(wanted));
    }
    Path file =
        switch (wanted.container()) {
          case TS -> place.resolve("case.ts");
          case MP4 -> {
            arguments.addAll(List.of("-movflags", "frag_keyframe+empty_moov+default_base_moof"));
            yield place.resolve("case.mp4");
          }
          case HLS -> {
            arguments.addAll(List.of("-f", "hls", "-hls_time", "4", "-hls_list_size", "0"));
            yield place.resolve("case.m3u8");
          }
        };
    arguments.add(file.toString());
    Programs.run(program, arguments, line -> {});
    return new Made(place, file);
  }

  private static List<String> dropping(SyncCase wanted) {
    SyncSource source = wanted.source();
    long first = Math.round(SyncCase.AT * 1000 / source.pieceMillis(wanted.moved()));
    long last = first + source.lost(wanted.moved(), wanted.amount()) - 1;
    String track = wanted.moved() == Moved.SOUND ? "a" : "v";
    return List.of(
        "-bsf:" + track, "noise=amount=0:drop='between(n,%d,%d)'".formatted(first, last));
  }

  private Path encoded(SyncSource source) throws EvaluateException {
    Path known = encoded.get(source);
    if (known != null) {
      return known;
    }
    Path file = folder.resolve("source-" + encoded.size() + ".nut");
    List<String> arguments = new ArrayList<>(QUIET);
    arguments.addAll(source.arguments(seconds));
    arguments.add(file.toString());
    Programs.run(program, arguments, line -> {});
    encoded.put(source, file);
    return file;
  }

  private static void move(SyncCase wanted, Made made) throws IOException {
    switch (wanted.container()) {
      case TS -> rewrite(made.file(), new TsTimestamps(wanted)::apply);
      case MP4 -> rewrite(made.file(), new Mp4Timestamps(wanted)::apply);
      case HLS -> {
        TsTimestamps timestamps = new TsTimestamps(wanted);
        for (Path segment : segments(made.folder())) {
          rewrite(segment, timestamps::apply);
        }
      }
    }
  }

  private static List<Path> segments(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.toString().endsWith(".ts"))
          .sorted((a, b) -> Integer.compare(number(a), number(b)))
          .toList();
    }
  }

  private static int number(Path segment) {
    return Integer.parseInt(segment.getFileName().toString().replaceAll("[^0-9]", ""));
  }

  private static void rewrite(Path file, Consumer<byte[]> change) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    change.accept(bytes);
    Files.write(file, bytes);
  }
}
