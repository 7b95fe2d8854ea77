package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.cli.config.ServiceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ServeOptionsTest {

  @Command
  private static final class Parsed {
    @Mixin private ServeOptions options;
  }

  @Test
  void withoutFlagsItIsTheDefaults() throws Exception {
    assertThat(config()).isEqualTo(ServiceConfig.DEFAULTS);
  }

  @Test
  void flagsGoBeforeTheFile(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("g.yml"),
            "port: 1\nbind: 127.0.0.2\nsources: {allowNetworks: [10.0.0.0/8]}\n");
    ServiceConfig config =
        config(
            "--config", file.toString(),
            "--port", "2",
            "--environment", "lab",
            "--detectors", "freeze,black",
            "--webhook", "https://x.example/",
            "--webhook-secret", "@/run/secret",
            "--allow-network", "127.0.0.0/8",
            "--allow-network", "::1",
            "--allow-files", "/srv",
            "--trace", "/srv/traces");
    assertThat(config.port()).isEqualTo(2);
    assertThat(config.bind()).isEqualTo("127.0.0.2");
    assertThat(config.environment()).isEqualTo("lab");
    assertThat(config.batch().onlyDetectors()).containsExactly("freeze", "black");
    assertThat(config.alerts().webhooks())
        .isEqualTo(
            List.of(new ServiceConfig.Webhook("webhook", "https://x.example/", "@/run/secret")));
    assertThat(config.sources().allowNetworks())
        .containsExactly("10.0.0.0/8", "127.0.0.0/8", "::1");
    assertThat(config.sources().allowFiles()).contains("/srv");
    assertThat(config.trace().folder()).contains("/srv/traces");
    assertThat(config.trace().retention()).isEqualTo(ServiceConfig.DEFAULTS.trace().retention());
  }

  @Test
  void anEnvironmentVariableMayHoldIt() throws Exception {
    ServiceConfig config = config("--config", "env:GOOD", "--environment", "studio");
    assertThat(config.port()).isEqualTo(7);
    assertThat(config.environment()).isEqualTo("studio");
  }

  @Test
  void aVariableThatIsNotThereOrWrongIsNamed() {
    assertThatThrownBy(() -> config("--config", "env:NONE"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The environment variable NONE, which --config names, is not set.");
    assertThatThrownBy(() -> config("--config", "env:BAD"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("BAD: ")
        .hasMessageContaining("ports");
  }

  @Test
  void aReceiverWithoutASecretIsRefused() {
    assertThatThrownBy(() -> config("--webhook", "https://x.example/"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--webhook and --webhook-secret go together");
  }

  private static ServiceConfig config(String... args) throws ConfigException {
    Parsed parsed = new Parsed();
    new CommandLine(parsed).setExpandAtFiles(false).parseArgs(args);
    return parsed.options.config(Map.of("GOOD", "port: 7\nenvironment: lab", "BAD", "ports: 7"));
  }
}
