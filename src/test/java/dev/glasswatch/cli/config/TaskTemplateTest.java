package dev.glasswatch.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The configuration that the template of an ECS task holds is one that the service takes. */
class TaskTemplateTest {

  private static final Pattern CONFIGURATION =
      Pattern.compile("Name: GLASSWATCH_CONFIG\\s+Value: !Sub [|]\n((?: {16}.*\n)+)");

  @Test
  void theServiceTakesIt() throws Exception {
    String template = Files.readString(Path.of("deploy/ecs/glasswatch.yaml"));
    Matcher found = CONFIGURATION.matcher(template);
    assertThat(found.find()).isTrue();
    String text =
        found
            .group(1)
            .stripIndent()
            .replace("${Environment}", "default")
            .replace("${Alerts}", "arn:aws:sns:eu-central-1:123456789012:g-alerts")
            .replace("${Database.Endpoint.Address}", "db.example.com");
    assertThat(text).doesNotContain("${");
    ServiceConfig config =
        ConfigFile.from("env:GLASSWATCH_CONFIG", Map.of("GLASSWATCH_CONFIG", text));
    ServiceSettings settings =
        ServiceSettings.of(
            config,
            Map.of("API_KEY", "correct-horse-battery-staple", "DATABASE_PASSWORD", "pass-word"));
    assertThat(settings.orchestrator().store().database()).isPresent();
    assertThat(settings.api().bind().isAnyLocalAddress()).isTrue();
  }
}
