package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionNamesTheProgramAndTheVersionOfTheBuild() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("Glasswatch \\d+\\.\\d+\\.\\d+(-\\w+)?\\R");
  }

  @Test
  void helpSaysWhatTheProgramIsFor() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Usage: glasswatch", "Watches live audio/video streams");
  }

  @Test
  void anUnknownOptionIsRefusedByName() {
    assertThat(run("--frobnicate")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--frobnicate");
  }

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
