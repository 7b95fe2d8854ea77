package dev.glasswatch.cli;

import static org.awaitility.Awaitility.await;

import dev.glasswatch.evaluate.WebhookReceiver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code glasswatch serve} as a process of its own, with all that it prints in files. */
final class ServeProcess implements AutoCloseable {

  private static final Pattern BANNER = Pattern.compile("listens on (http://\\S+) ");
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Process process;
  private final Path out;
  private final Path err;

  ServeProcess(Path folder, String... arguments) throws IOException {
    out = Files.createTempFile(folder, "serve", ".out");
    err = Files.createTempFile(folder, "serve", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-Dorg.bytedeco") || flag.startsWith("--"))
        .forEach(command::add);
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + folder.resolve("crash_%p.log"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx512m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName(), "serve"));
    if (!List.of(arguments).contains("--data")) {
      command.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  /** One at a free port that may reach loopback, and sends signed alerts to a receiver there. */
  static ServeProcess alerting(Path folder, WebhookReceiver receiver, String secret, String... more)
      throws IOException {
    Path file = Files.writeString(folder.resolve("webhook-secret"), secret);
    List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(List.of("--allow-network", "127.0.0.0/8"));
    arguments.addAll(List.of("--webhook", receiver.url().toString()));
    arguments.addAll(List.of("--webhook-secret", "@" + file));
    arguments.addAll(List.of(more));
    return new ServeProcess(folder, arguments.toArray(String[]::new));
  }

  /** Where it listens, once it does. */
  URI uri() {
    return await()
        .atMost(LONGEST_START)
        .until(
            () -> {
              Matcher banner = BANNER.matcher(printed());
              if (!process.isAlive() && !banner.find()) {
                throw new IllegalStateException("It ended: " + printed());
              }
              return banner.reset().find() ? URI.create(banner.group(1)) : null;
            },
            Objects::nonNull);
  }

  /** All that it has printed and logged so far. */
  String printed() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }

  /** Waits for its end and returns its exit code. */
  int exitCode(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("It did not end within " + atMost);
    }
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
