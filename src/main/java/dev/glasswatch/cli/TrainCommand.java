package dev.glasswatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: makes anew what was learned from clips. */
@Command(
    name = "train",
    description = "Fits to clips what a detector has learned from clips.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "DETECTOR",
    subcommands = {TrainFreezeCommand.class, TrainBlockCommand.class})
final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a detector: freeze or block-corruption.");
  }
}
