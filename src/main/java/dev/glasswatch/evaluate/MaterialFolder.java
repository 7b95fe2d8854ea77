package dev.glasswatch.evaluate;

import dev.glasswatch.media.FfmpegProgram;
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
 * A folder that keeps what the {@code ffmpeg} program made: the same arguments are made once. May
 * be used from many threads for different names.
 */
public final class MaterialFolder {

  private static final Duration DEADLINE = Duration.ofMinutes(20);

  private final Path folder;
  private final FfmpegProgram program;
  private final Progress progress;

  /** Keeps in the folder, which is created. */
  public MaterialFolder(Path folder, FfmpegProgram program, Progress progress)
      throws EvaluateException {
    this.folder = folder;
    this.program = program;
    this.progress = progress;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be made: name another folder", e);
    }
  }

  /** Where a file of this name would be. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * The file that these arguments make, but for its own name at their end.
   *
   * @param name without the ending; what the arguments are is added to it
   * @param ending with its dot; says the container
   * @param frames how many there will be, for progress; 0 when that is not worth telling
   */
  public Path made(String name, String ending, List<String> arguments, long frames)
      throws EvaluateException {
    Path target = file(name + "-" + fingerprint(arguments) + ending);
    if (Files.exists(target)) {
      return target;
    }
    Path part = file(target.getFileName() + "." + ProcessHandle.current().pid() + ending);
    List<String> all = new ArrayList<>(arguments);
    all.add(part.toString());
    run(all, "making " + name, frames);
    return moved(part, target);
  }

  /** Runs the program to its end. */
  void run(List<String> arguments, String task, long frames) throws EvaluateException {
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
    all.addAll(List.of("-progress", "pipe:1", "-y"));
    all.addAll(arguments);
    new ProgramRun("The ffmpeg program", program.command(all), DEADLINE)
        .toEnd(line -> report(task, line, frames));
  }

  /** Gives a file that is whole its name. */
  static Path moved(Path part, Path target) throws EvaluateException {
    try {
      return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EvaluateException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void report(String task, String line, long frames) {
    if (frames > 0 && line.startsWith("frame=")) {
      String count = line.substring("frame=".length()).strip();
      progress.at(task, Math.min(Long.parseLong(count), frames), frames);
    }
  }

  // What was made by other means is other material, whatever its name.
  private static String fingerprint(List<String> arguments) {
    CRC32 crc = new CRC32();
    crc.update(String.join(" ", arguments).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
