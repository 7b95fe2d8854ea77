package dev.glasswatch.media;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Media for tests, made by the {@code ffmpeg} program and kept under {@code target/test-media}: by
 * the build's program with x264 and x265 where it has been unpacked, else by the one that ships
 * with the decoder. Also finds the shared media, which not every machine has.
 */
public final class TestMedia {

  private static final Path FOLDER = Path.of("target", "test-media").toAbsolutePath();
  private static final Path GPL = Path.of("target", "gpl-ffmpeg").toAbsolutePath();
  private static final Path SHARED =
      Path.of(System.getProperty("glasswatch.shared-media", "../shared/media")).toAbsolutePath();

  private TestMedia() {}

  /** Whether x264 and x265 can be used. */
  public static boolean hasX264() {
    return Files.isExecutable(GPL.resolve("ffmpeg"));
  }

  /** Skips the test where x264 and x265 are missing. */
  public static void requireX264() {
    assumeTrue(hasX264(), "target/gpl-ffmpeg is missing: run the test through Maven");
  }

  /** A file or folder of the shared media; skips the test where it is missing. */
  public static Path shared(String name) {
    Path path = SHARED.resolve(name);
    assumeTrue(Files.exists(path), "shared media is missing: " + name);
    return path;
  }

  /**
   * The file of this name that {@code ffmpeg} makes from these arguments (without the output's
   * name); made once, and again when the arguments change.
   */
  public static synchronized Path generate(String name, String... arguments) {
    try {
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve(name);
      Path recipe = FOLDER.resolve(name + ".recipe");
      String wanted = String.join(" ", arguments);
      if (!Files.exists(file)
          || !Files.exists(recipe)
          || !wanted.equals(Files.readString(recipe))) {
        Path fresh = FOLDER.resolve("fresh-" + ProcessHandle.current().pid() + "-" + name);
        run(arguments, fresh);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(recipe, wanted);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String[] arguments, Path output) throws IOException {
    Path program = program();
    List<String> command = new ArrayList<>(List.of(program.toString(), "-hide_banner", "-nostdin"));
    command.addAll(List.of("-loglevel", "error", "-y"));
    command.addAll(List.of(arguments));
    command.add(output.toString());
    Path log = FOLDER.resolve(output.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().put("LD_LIBRARY_PATH", program.getParent() + ":" + standIns(program));
    finish(builder.start(), log, command);
    Files.delete(log);
  }

  private static void finish(Process process, Path log, List<String> command) throws IOException {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("took longer than 120 s: " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + " failed: " + Files.readString(log));
    }
  }

  private static Path program() {
    return hasX264()
        ? GPL.resolve("ffmpeg")
        : Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
  }

  /**
   * The program is linked to PulseAudio for a device that no test uses, and won't start without the
   * library; a library of another name keeps the loader content.
   */
  private static Path standIns(Path program) throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve("lib"));
    Path pulse = folder.resolve("libpulse.so.0");
    if (!Files.isSymbolicLink(pulse) && installed("libpulse.so.0").isEmpty()) {
      Files.createSymbolicLink(pulse, program.resolveSibling("libdrm.so.2"));
    }
    return folder;
  }

  private static List<Path> installed(String library) {
    return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64")
        .map(folder -> Path.of(folder, library))
        .filter(Files::exists)
        .toList();
  }
}
