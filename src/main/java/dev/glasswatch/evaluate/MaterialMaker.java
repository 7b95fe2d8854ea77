package dev.glasswatch.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Makes material with the {@code ffmpeg} program and keeps it in a folder: the same material is
 * made once.
 */
public final class MaterialMaker {

  private static final Duration DEADLINE = Duration.ofMinutes(20);

  private final Path folder;
  private final Encoder encoder;
  private final Progress progress;

  /** Makes into the folder, which is created. */
  public MaterialMaker(Path folder, Encoder encoder, Progress progress) throws EvaluateException {
    this.folder = folder;
    this.encoder = encoder;
    this.progress = progress;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be made: name another folder", e);
    }
  }

  /** An MPEG-TS file of this material. */
  public Path file(MaterialSpec spec) throws EvaluateException {
    List<String> arguments = new ArrayList<>(source(spec));
    arguments.addAll(List.of("-f", "mpegts"));
    return made(spec.name(), ".ts", arguments, spec.frames());
  }

  /** The file again and again without encoding anew, one continuous timeline. */
  public Path repeated(Path file, String name, int times) throws EvaluateException {
    List<String> arguments =
        List.of(
            "-stream_loop",
            String.valueOf(times - 1),
            "-i",
            file.toString(),
            "-map",
            "0",
            "-c",
            "copy",
            "-f",
            "mpegts");
    return made(name, ".ts", arguments, 0);
  }

  /**
   * The file cut at the first keyframe after every two seconds, for an origin to serve.
   *
   * @return in order, each with its exact length
   */
  public List<Segment> segments(Path file) throws EvaluateException {
    String name = file.getFileName().toString().replaceFirst("[.]ts$", "");
    Path playlist = folder.resolve(name + ".m3u8");
    if (!Files.exists(playlist)) {
      Path part = folder.resolve(name + "." + ProcessHandle.current().pid() + ".m3u8");
      List<String> arguments = new ArrayList<>(List.of("-i", file.toString(), "-map", "0"));
      arguments.addAll(List.of("-c", "copy", "-f", "hls", "-hls_time", "2", "-hls_list_size", "0"));
      arguments.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_filename"));
      arguments.add(folder.resolve(name + "-%05d.ts").toString());
      arguments.add(part.toString());
      run(arguments, "cutting " + name, 0);
      moved(part, playlist);
    }
    return Segment.listedIn(playlist);
  }

  private List<String> source(MaterialSpec spec) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-filter_complex", new MaterialFilters(spec).graph()));
    arguments.addAll(List.of("-map", "[v]", "-map", "[a]", "-c:v", encoder.name()));
    arguments.addAll(encoder.options());
    String gop = String.valueOf(MaterialSpec.GOP);
    arguments.addAll(List.of("-g", gop, "-keyint_min", gop, "-flags", "+cgop"));
    String rate = String.valueOf(spec.bitRate());
    arguments.addAll(List.of("-b:v", rate, "-maxrate", rate, "-bufsize", rate));
    arguments.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2"));
    return arguments;
  }

  private Path made(String name, String ending, List<String> arguments, long frames)
      throws EvaluateException {
    Path target = folder.resolve(name + "-" + fingerprint(arguments) + ending);
    if (Files.exists(target)) {
      return target;
    }
    Path part = folder.resolve(target.getFileName() + "." + ProcessHandle.current().pid());
    List<String> all = new ArrayList<>(arguments);
    all.add(part.toString());
    run(all, "making " + name, frames);
    return moved(part, target);
  }

  private void run(List<String> arguments, String task, long frames) throws EvaluateException {
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
    all.addAll(List.of("-progress", "pipe:1", "-y"));
    all.addAll(arguments);
    new ProgramRun("The ffmpeg program", encoder.program().command(all), DEADLINE)
        .toEnd(line -> report(task, line, frames));
  }

  private void report(String task, String line, long frames) {
    if (frames > 0 && line.startsWith("frame=")) {
      String count = line.substring("frame=".length()).strip();
      progress.at(task, Math.min(Long.parseLong(count), frames), frames);
    }
  }

  private static Path moved(Path part, Path target) throws EvaluateException {
    try {
      return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EvaluateException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  // What was made by other means is other material, whatever its name.
  private static String fingerprint(List<String> arguments) {
    CRC32 crc = new CRC32();
    crc.update(String.join(" ", arguments).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
