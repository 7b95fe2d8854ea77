package dev.glasswatch.cli;

import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.evaluate.EvaluateException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says what is wrong in one sentence on standard error, and ends with 2. What nobody foresaw is
 * shown as it is, and ends with 2 too: 1 means that an analysis found incidents.
 */
final class ErrorSentences implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final int FAILED = 2;

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("glasswatch: " + wrong.getMessage());
    command
        .getErr()
        .println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    return FAILED;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof EvaluateException
        || failure instanceof ConfigException
        || failure instanceof ApiException) {
      command.getErr().println("glasswatch: " + failure.getMessage());
      return FAILED;
    }
    return unforeseen(failure, command);
  }

  static int unforeseen(Throwable failure, CommandLine command) {
    failure.printStackTrace(command.getErr());
    return FAILED;
  }
}
