package dev.glasswatch.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * The {@code ffmpeg} program, run as a process of its own: the LGPL build that our jar carries, or
 * another one in a folder. Makes material and serves as the yardstick of the benchmark; watching
 * never starts it.
 *
 * <p>The program is linked to capture and playback devices (PulseAudio, ALSA, X11) that a server
 * lacks. It binds functions lazily and we open no device, so any library may stand in for a missing
 * one: links to one of FFmpeg's own are put beside it.
 */
public final class FfmpegProgram {

  private static final Pattern MISSING =
      Pattern.compile("error while loading shared libraries: (\\S+?):");
  private static final Set<String> DEVICE_LIBRARIES =
      Set.of("libpulse.so.0", "libasound.so.2", "libxcb.so.1", "libxcb-shm.so.0");
  private static final String STAND_IN = "libva-drm.so.2";
  private static final int PROBE_SECONDS = 20;

  private final Path folder;
  private final Path standIns;
  private final List<String> encoders;

  private FfmpegProgram(Path folder) throws IOException {
    this.folder = folder;
    this.standIns = Files.createDirectories(folder.resolve("stand-ins"));
    this.encoders = readEncoders();
  }

  /**
   * The LGPL program that comes with FFmpeg's libraries, unpacked into JavaCPP's cache.
   *
   * @throws IOException with one sentence when it does not start on this machine
   */
  public static FfmpegProgram shipped() throws IOException {
    // Not Loader.load(ffmpeg.class): that loads the device library too, which needs PulseAudio.
    File[] folders = Loader.cacheResources("/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/");
    if (folders.length == 0) {
      throw new IOException("The ffmpeg program is missing from the jar: build it again");
    }
    Path folder = folders[0].toPath().toAbsolutePath();
    if (!folder.resolve("ffmpeg").toFile().setExecutable(true)) {
      throw new IOException("The ffmpeg program in " + folder + " cannot be made executable");
    }
    return in(folder);
  }

  /**
   * The program in a folder that holds it together with its libraries.
   *
   * @throws IOException with one sentence when there is none, or it does not start on this machine
   */
  public static FfmpegProgram in(Path folder) throws IOException {
    if (!Files.isExecutable(folder.resolve("ffmpeg"))) {
      throw new IOException("There is no ffmpeg program in " + folder);
    }
    return new FfmpegProgram(folder);
  }

  /** A command that starts it with these arguments and finds its libraries. */
  public ProcessBuilder command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("ffmpeg").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_LIBRARY_PATH", folder + ":" + standIns);
    return builder;
  }

  /** Whether this build has an encoder of that name ({@code libx264}). */
  public boolean encodes(String encoder) {
    return encoders.contains(encoder);
  }

  private List<String> readEncoders() throws IOException {
    for (int attempt = 0; attempt <= DEVICE_LIBRARIES.size(); attempt++) {
      List<String> said = ask();
      String missing = missingLibrary(said);
      if (missing.isEmpty()) {
        return said.stream().map(FfmpegProgram::secondWord).toList();
      }
      standIn(missing);
    }
    throw new IOException("The ffmpeg program in " + folder + " does not start on this machine");
  }

  private List<String> ask() throws IOException {
    Process process =
        command(List.of("-hide_banner", "-encoders")).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      List<String> lines = process.inputReader().readAllLines();
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("The ffmpeg program in " + folder + " did not answer");
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking ffmpeg for its encoders", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String missingLibrary(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = MISSING.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return "";
  }

  private static String secondWord(String line) {
    String[] words = line.strip().split("\\s+", 3);
    return words.length > 1 ? words[1] : "";
  }

  private void standIn(String library) throws IOException {
    if (!DEVICE_LIBRARIES.contains(library)) {
      throw new IOException(
          "The ffmpeg program in %s needs %s, which this machine lacks: install it"
              .formatted(folder, library));
    }
    try {
      Files.createSymbolicLink(standIns.resolve(library), folder.resolve(STAND_IN));
    } catch (FileAlreadyExistsException e) {
      // Another process was first, which is as good.
      return;
    }
  }
}
