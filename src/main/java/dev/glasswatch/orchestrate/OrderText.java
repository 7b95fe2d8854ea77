package dev.glasswatch.orchestrate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.control.Matcher;
import dev.glasswatch.alert.control.Window;
import java.io.IOException;

/** Orders about alerts as they are kept: JSON in our own hands, so that no type names itself. */
final class OrderText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(spelt())
          .addMixIn(ChannelOrder.class, AnyChannel.class)
          .addMixIn(Window.class, AnyWindow.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private OrderText() {}

  static String write(Object order) {
    try {
      return JSON.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An order cannot be written", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when it was written by somebody else
   */
  static <T> T read(String text, Class<T> type) throws IOException {
    return JSON.readValue(text, type);
  }

  private static SimpleModule spelt() {
    return new SimpleModule("spelt")
        .addSerializer(Matcher.class, ToStringSerializer.instance)
        .addDeserializer(Matcher.class, new Spelt<>(Matcher.class, Matcher::parse))
        .addSerializer(SecretRef.class, ToStringSerializer.instance)
        .addDeserializer(SecretRef.class, new Spelt<>(SecretRef.class, OrderText::secret));
  }

  private static SecretRef secret(String text) {
    try {
      return SecretRef.parse(text);
    } catch (SecretException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(ChannelOrder.Webhook.class),
    @JsonSubTypes.Type(ChannelOrder.Topic.class)
  })
  private interface AnyChannel {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({@JsonSubTypes.Type(Window.Once.class), @JsonSubTypes.Type(Window.Recurring.class)})
  private interface AnyWindow {}

  /** Understands a spelling. */
  private interface Spelling<T> {
    T parse(String text);
  }

  /** Reads a value as people write it. */
  private static final class Spelt<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Spelling<T> spelling;

    Spelt(Class<T> type, Spelling<T> spelling) {
      super(type);
      this.spelling = spelling;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      try {
        return spelling.parse(parser.getText());
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
