package dev.glasswatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code glasswatch} program: picks the command, and leaves the rest to it. */
@Command(
    name = "glasswatch",
    description = "Watches live audio/video streams for defects that viewers would complain about.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} name and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }
}
