package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_ERR)
class LogConfiguratorTest {
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LoggerContext logs = new LoggerContext();

  @BeforeEach
  void catchStandardError() {
    logs.setMDCAdapter(new LogbackMDCAdapter());
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void releaseStandardError() {
    logs.stop();
    System.setErr(stderr);
  }

  @Test
  void aLineCarriesTheTimeTheLevelAndTheStream() {
    configure(Map.of());
    logs.getMDCAdapter().put(LogConfigurator.STREAM, "news-1");
    ours().info("reconnecting after {} s", 4);
    assertThat(text())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  \\[news-1] \\S+ - "
                + "reconnecting after 4 s\\R");
  }

  @Test
  void aLineOfNoStreamSaysSo() {
    configure(Map.of());
    ours().info("started");
    assertThat(text()).contains(" [-] ");
  }

  @Test
  void jsonIsOneObjectALineWithTheStream() throws Exception {
    configure(Map.of("GLASSWATCH_LOG", "json"));
    logs.getMDCAdapter().put(LogConfigurator.STREAM, "news-1");
    ours().warn("late \"segment\"", new IllegalStateException("x"));
    assertThat(text().lines()).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(text());
    assertThat(line.at("/mdc/stream").asText()).isEqualTo("news-1");
    assertThat(line.at("/formattedMessage").asText()).isEqualTo("late \"segment\"");
    assertThat(line.at("/throwable/className").asText())
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void onlyOurOwnPackagesSpeakBelowWarnings() {
    configure(Map.of("GLASSWATCH_LOG_LEVEL", "DEBUG"));
    ours().debug("ours");
    logs.getLogger("io.netty").info("theirs");
    assertThat(text()).contains("ours").doesNotContain("theirs");
  }

  @Test
  void standsBackForTheOperatorsOwnFile() {
    assertThat(configure(Map.of("logback.configurationFile", "mine.xml")))
        .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    assertThat(logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
        .isExhausted();
  }

  private ExecutionStatus configure(Map<String, String> settings) {
    return new LogConfigurator(settings::get).configure(logs);
  }

  private Logger ours() {
    return logs.getLogger("dev.glasswatch.source.Anything");
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
