package dev.glasswatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The {@code glasswatch} program: picks the command, and leaves the rest to it. */
@Command(
    name = "glasswatch",
    description = "Watches live audio/video streams for defects that viewers would complain about.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      AlertsCommand.class,
      AnalyzeCommand.class,
      TuneCommand.class,
      DemoCommand.class,
      EvaluateCommand.class,
      LineUpCommand.class,
      BenchmarkCommand.class,
      DrillCommand.class,
      TrainCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the command that {@code args} name and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Called when no command was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  static CommandLine commandLine() {
    ErrorSentences errors = new ErrorSentences();
    return new CommandLine(new Main())
        // @FILE is where a secret stands, not more arguments
        .setExpandAtFiles(false)
        .setExecutionStrategy(Main::execute)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static int execute(ParseResult parsed) {
    if (parsed.hasSubcommand() && !helpOnly(parsed)) {
      VectorModule.load();
    }
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) { // as for the exceptions, which picocli hands over
      return ErrorSentences.unforeseen(e, parsed.commandSpec().commandLine());
    }
  }

  private static boolean helpOnly(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
  }
}
