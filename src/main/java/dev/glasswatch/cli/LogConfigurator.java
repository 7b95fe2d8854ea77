package dev.glasswatch.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Log set-up: standard error, one line an event, the stream's id (MDC key {@code stream}) in each.
 *
 * <p>{@code GLASSWATCH_LOG=json} writes one JSON object a line; {@code GLASSWATCH_LOG_LEVEL} sets
 * the level of our own packages (default {@code INFO}). Both are read from the system properties,
 * then from the environment. Whoever wants more passes {@code
 * -Dlogback.configurationFile=logback.xml}, and this class stands back. It is code because reading
 * the same from XML cost 0.3 s of CPU on every start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  /** MDC key of the id of the stream that a thread works for. */
  public static final String STREAM = "stream";

  private static final String LEVEL = "GLASSWATCH_LOG_LEVEL";
  private static final String PATTERN =
      "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\",UTC} %-5level [%mdc{stream:--}] %logger{20} - %msg%n%ex";

  private final Function<String, @Nullable String> settings;

  /** For the service loader. */
  public LogConfigurator() {
    this(LogConfigurator::propertyOrVariable);
  }

  LogConfigurator(Function<String, @Nullable String> settings) {
    this.settings = settings;
  }

  /**
   * Makes {@code level} the default of this process where nobody asked for another. Only before
   * anything is logged.
   */
  static void byDefault(String level) {
    if (propertyOrVariable(LEVEL) == null) {
      System.setProperty(LEVEL, level);
    }
  }

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    if (settings.apply("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(logs);
    console.setTarget("System.err");
    console.setEncoder(encoder(logs));
    console.start();
    ch.qos.logback.classic.Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    // It warns of every graphics card that is not there
    logs.getLogger("ai.djl.onnxruntime").setLevel(Level.ERROR);
    logs.getLogger("dev.glasswatch").setLevel(Level.toLevel(settings.apply(LEVEL), Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private Encoder<ILoggingEvent> encoder(LoggerContext logs) {
    Encoder<ILoggingEvent> encoder =
        "json".equals(settings.apply("GLASSWATCH_LOG")) ? jsonEncoder() : textEncoder();
    encoder.setContext(logs);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> textEncoder() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(PATTERN);
    return encoder;
  }

  private static Encoder<ILoggingEvent> jsonEncoder() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    return encoder;
  }

  private static @Nullable String propertyOrVariable(String name) {
    String property = System.getProperty(name);
    return property == null ? System.getenv(name) : property;
  }
}
