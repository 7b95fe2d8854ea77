package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code ./glasswatch} itself, on the jar that this build has just packed. */
class LauncherIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path JAR = PROJECT.resolve("target/glasswatch.jar");

  private final Path elsewhere;

  LauncherIT(@TempDir Path elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** The first start after a build also archives classes, and says so. */
  @BeforeAll
  static void startOnce(@TempDir Path somewhere) throws Exception {
    new LauncherIT(somewhere).run(somewhere, PROJECT + "/glasswatch", "--version");
  }

  @Test
  void startsFromAnyDirectoryThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(elsewhere.resolve("gw"), PROJECT.resolve("glasswatch"));
    Outcome outcome = run(elsewhere, link.toString(), "--version");
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).startsWith("Glasswatch ");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void anUnpackedReleaseNeedsNoSources() throws Exception {
    Path release = release();
    Files.copy(JAR, release.resolve("glasswatch.jar"));
    Files.createSymbolicLink(release.resolve("lib"), PROJECT.resolve("target/lib"));
    Outcome first = run(elsewhere, release + "/glasswatch", "--version");
    assertThat(first.stdout()).startsWith("Glasswatch ");
    assertThat(first.stderr()).contains("faster starts").doesNotContain("building");
    Outcome second = run(elsewhere, release + "/glasswatch", "--version");
    assertThat(second.stdout()).isEqualTo(first.stdout());
    assertThat(second.stderr()).isEmpty();
  }

  @Test
  void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
    Path release = release();
    Files.copy(JAR, release.resolve("glasswatch.jar"));
    Files.createSymbolicLink(release.resolve("lib"), PROJECT.resolve("target/lib"));
    Files.createDirectory(release.resolve(".archive.lock")); // in the way of the lock file
    Outcome outcome = run(elsewhere, release + "/glasswatch", "--version");
    assertThat(outcome.stdout()).startsWith("Glasswatch ");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aReleaseWithoutItsJarSaysSo() throws Exception {
    Outcome outcome = run(elsewhere, release() + "/glasswatch", "--version");
    assertThat(outcome.stderr()).contains("glasswatch.jar is missing");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    Path old = Files.createDirectories(elsewhere.resolve("jdk-17"));
    Files.createDirectory(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho the old java ran\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Outcome outcome =
        run(elsewhere, "env", "JAVA_HOME=" + old, PROJECT + "/glasswatch", "--version");
    assertThat(outcome.stdout()).startsWith("Glasswatch ");
  }

  @Test
  void filesHaveAnyNameWithoutALocale() throws Exception {
    String script = "f=$(printf '\\303\\274.ts'); echo text >\"$f\"; exec \"$0\" analyze \"$f\"";
    Outcome outcome =
        run(
            elsewhere,
            "env",
            "--unset=LC_ALL",
            "--unset=LC_CTYPE",
            "--unset=LANG",
            "bash",
            "-c",
            script,
            PROJECT + "/glasswatch");
    assertThat(outcome.stderr()).contains("not a media file");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void resultsAndComplaintsTakeTheirOwnWays() throws Exception {
    Outcome outcome = run(elsewhere, PROJECT + "/glasswatch", "--frobnicate");
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).contains("--frobnicate").doesNotContain("WARNING");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  private Path release() throws IOException {
    Path release = Files.createDirectory(elsewhere.resolve("glasswatch-1.0"));
    Files.copy(PROJECT.resolve("glasswatch"), release.resolve("glasswatch"));
    return release;
  }

  private record Outcome(int exitCode, String stdout, String stderr) {}

  private Outcome run(Path directory, String... command) throws Exception {
    Path stdout = elsewhere.resolve("stdout");
    Path stderr = elsewhere.resolve("stderr");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(directory.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(stdout, StandardCharsets.UTF_8),
        Files.readString(stderr, StandardCharsets.UTF_8));
  }
}
