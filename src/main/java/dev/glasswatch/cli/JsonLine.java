package dev.glasswatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One JSON object on one line, its fields in the order in which they are written. Streams rather
 * than binds: {@code analyze} starts without a mapper.
 */
final class JsonLine {

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator generator;

  /** Begins an object with its {@code type}. */
  JsonLine(String type) {
    try {
      generator = JSON.createGenerator(text);
      generator.writeStartObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text("type", type);
  }

  JsonLine text(String name, String value) {
    return field(name, () -> generator.writeString(value));
  }

  /** A number as it is to be printed, so that its places are the caller's choice. */
  JsonLine number(String name, String digits) {
    return field(name, () -> generator.writeNumber(digits));
  }

  JsonLine number(String name, long value) {
    return field(name, () -> generator.writeNumber(value));
  }

  /** A number with at most six places. */
  JsonLine number(String name, double value) {
    return number(name, Figures.places(value, 6));
  }

  JsonLine flag(String name, boolean value) {
    return field(name, () -> generator.writeBoolean(value));
  }

  JsonLine none(String name) {
    return field(name, generator::writeNull);
  }

  /** Numbers, texts, flags, lists and maps of them; numbers with at most three places. */
  JsonLine value(String name, Object value) {
    return field(name, () -> write(value));
  }

  private void write(Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          generator.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue());
        }
        generator.writeEndObject();
      }
      case Iterable<?> items -> {
        generator.writeStartArray();
        for (Object item : items) {
          write(item);
        }
        generator.writeEndArray();
      }
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Number number when Double.isFinite(number.doubleValue()) ->
          generator.writeNumber(Figures.places(number.doubleValue(), 3));
      case Boolean flag -> generator.writeBoolean(flag);
      default -> generator.writeString(value.toString());
    }
  }

  private JsonLine field(String name, Write write) {
    try {
      generator.writeFieldName(name);
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The finished line, without its end; nothing can be added after this. */
  @Override
  public String toString() {
    try {
      generator.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes one value. */
  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
