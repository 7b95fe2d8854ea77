package dev.glasswatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code glasswatch drill}: shows that what must hold in an emergency does hold. */
@Command(
    name = "drill",
    description = "Causes emergencies of its own and counts what is lost in them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = DrillCrashCommand.class)
final class DrillCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a drill: crash.");
  }
}
