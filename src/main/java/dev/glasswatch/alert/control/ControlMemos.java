package dev.glasswatch.alert.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the control's state as JSON, and reads it again. */
final class ControlMemos {

  private static final Logger LOG = LoggerFactory.getLogger(ControlMemos.class);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ControlMemos() {}

  static String write(Object piece) {
    try {
      return JSON.writeValueAsString(piece);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A piece of the control's state cannot be written", e);
    }
  }

  /** A piece that cannot be read is lost: alerts must go on, if some of them without their past. */
  static <T> Optional<T> read(String name, String body, Class<T> type) {
    try {
      return Optional.of(JSON.readValue(body, type));
    } catch (JsonProcessingException e) {
      LOG.warn(
          "What was said about {} before the restart cannot be read, and may be said again", name);
      return Optional.empty();
    }
  }
}
