package dev.glasswatch.evaluate;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This very program as a command, for measuring it in processes of its own: by the launcher, as
 * people start it, where there is one.
 *
 * @param launcher the {@code glasswatch} script; empty when this process was started without it
 */
public record OwnProgram(Optional<Path> launcher) {

  private static final String MAIN = "dev.glasswatch.cli.Main";

  /** By the launcher of this folder, if it has one. */
  public static OwnProgram in(Path home) {
    return new OwnProgram(Optional.of(home.resolve("glasswatch")).filter(Files::isExecutable));
  }

  /** A command that runs the program with these arguments. */
  public ProcessBuilder command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    launcher.ifPresentOrElse(script -> command.add(script.toString()), () -> addJava(command));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  // As this process was started: same Java, same options, same class path.
  private static void addJava(List<String> command) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN);
  }
}
