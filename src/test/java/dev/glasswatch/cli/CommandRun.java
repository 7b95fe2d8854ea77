package dev.glasswatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * One run of a command inside the test's process.
 *
 * @param code exit code
 * @param out lines on standard output
 * @param err lines on standard error
 */
record CommandRun(int code, List<String> out, List<String> err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandRun(code, out.toString().lines().toList(), err.toString().lines().toList());
  }
}
