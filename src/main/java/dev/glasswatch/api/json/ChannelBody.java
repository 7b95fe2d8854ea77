package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.SnsTopic;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel as it is ordered, in a request and in the configuration file alike: a webhook with
 * {@code url} and {@code secrets}, or an SNS topic with {@code topic}.
 *
 * @param name unique among channels
 * @param url where webhooks are posted to; may hold a secret in its path
 * @param secrets that webhooks are signed with, by reference, newest first
 * @param topic ARN of an SNS topic
 * @param endpoint of the SNS API, in place of Amazon's
 */
public record ChannelBody(
    @JsonProperty(required = true) String name,
    Optional<String> url,
    List<String> secrets,
    Optional<String> topic,
    Optional<String> endpoint) {

  private static final JsonNode DEFAULTS = StrictJson.tree(Map.of("secrets", List.of()));

  /**
   * Reads an order.
   *
   * @throws ShapeException when it isn't understood
   */
  public static ChannelOrder read(ObjectNode tree) throws ShapeException {
    return StrictJson.bind(tree, DEFAULTS, ChannelBody.class).order();
  }

  /**
   * Reads an order in a configuration file.
   *
   * @throws ShapeException as {@link #read} does
   */
  public static ChannelOrder readYaml(ObjectNode tree) throws ShapeException {
    return StrictJson.bindYaml(tree, DEFAULTS, ChannelBody.class).order();
  }

  private ChannelOrder order() throws ShapeException {
    if (url.isPresent() == topic.isPresent()
        || (topic.isPresent() && !secrets.isEmpty())
        || (url.isPresent() && (secrets.isEmpty() || endpoint.isPresent()))) {
      throw ShapeException.wrong(
          "A channel has url and secrets (a webhook), or else topic and perhaps endpoint (SNS).");
    }
    return url.isPresent() ? webhook(url.get()) : topic(topic.orElseThrow());
  }

  private ChannelOrder webhook(String to) throws ShapeException {
    List<SecretRef> references = new ArrayList<>();
    for (String secret : secrets) {
      references.add(reference(secret));
    }
    return new ChannelOrder.Webhook(name, web("url", to), references);
  }

  private static SecretRef reference(String text) throws ShapeException {
    try {
      return SecretRef.parse(text);
    } catch (SecretException e) {
      throw ShapeException.wrong("secrets: " + e.getMessage() + ".");
    }
  }

  private ChannelOrder topic(String arn) throws ShapeException {
    Optional<URI> api =
        endpoint.isPresent() ? Optional.of(web("endpoint", endpoint.get())) : Optional.empty();
    return new ChannelOrder.Topic(name, MatcherText.understood(() -> new SnsTopic(arn, api)));
  }

  // A URL is not repeated in a sentence: it may hold a secret.
  private static URI web(String field, String text) throws ShapeException {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme());
      if ((scheme.equals("http") || scheme.equals("https"))
          && url.getHost() != null
          && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw ShapeException.wrong(
        field + " must be an http:// or https:// URL with a host and without a user or password.");
  }

  /** The channel as it is shown: of a webhook's URL no more than the host. */
  public static ObjectNode show(ChannelOrder order) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", order.name());
    switch (order) {
      case ChannelOrder.Webhook webhook -> {
        fields.put("kind", "webhook");
        fields.put("target", webhook.target());
        fields.put("secrets", webhook.secrets().stream().map(SecretRef::toString).toList());
      }
      case ChannelOrder.Topic topic -> {
        fields.put("kind", "sns");
        fields.put("target", topic.target());
        fields.put("endpoint", topic.topic().endpoint().map(URI::toString));
      }
    }
    return (ObjectNode) StrictJson.tree(fields);
  }
}
