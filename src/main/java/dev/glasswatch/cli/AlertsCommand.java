package dev.glasswatch.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code glasswatch alerts}: what can be ordered about alerts, told to a running service. Prints
 * JSON, one object a line.
 */
@Command(
    name = "alerts",
    description =
        "Shows and changes channels, routes, silences and maintenance windows of a running service,"
            + " acknowledges incidents, and sends dead letters again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand implements Runnable {

  /** What can be listed, added and removed by name. */
  enum Kind {
    channels,
    routes,
    silences,
    maintenance
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = "--api",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Where the service listens (default: http://127.0.0.1:8080).")
  private @Nullable URI api;

  @Option(
      names = "--api-key",
      scope = ScopeType.INHERIT,
      paramLabel = "@FILE|env:NAME",
      description = "Where the key stands that opens its API.")
  private @Nullable String apiKey;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  @Command(description = "Lists channels, routes, silences or maintenance windows.")
  int list(@Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}") Kind kind)
      throws ApiException {
    return with(client -> client.list(kind.name()).forEach(this::print));
  }

  @Command(description = "Adds one, as JSON in the shape of the API (docs/alerts.md).")
  int add(
      @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}") Kind kind,
      @Parameters(paramLabel = "JSON", description = "What to add.") String order)
      throws ApiException {
    JsonNode body = object(order);
    return with(client -> print(client.post(kind.name(), body)));
  }

  @Command(description = "Puts a channel or route in place of the one of its name.")
  int replace(
      @Parameters(paramLabel = "KIND", description = "channels or routes") Kind kind,
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Parameters(paramLabel = "JSON", description = "What it is to be.") String order)
      throws ApiException {
    JsonNode body = object(order);
    return with(client -> print(client.put(kind.name() + "/" + escaped(name), body)));
  }

  @Command(description = "Removes one; lifts a silence.")
  int remove(
      @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}") Kind kind,
      @Parameters(paramLabel = "NAME", description = "Its name or id.") String name)
      throws ApiException {
    return with(client -> client.delete(kind.name() + "/" + escaped(name)));
  }

  @Command(description = "Says nothing about some incidents for a while.")
  int silence(
      @Option(
              names = "--match",
              required = true,
              description = "Such as stream=news-*; may repeat.")
          List<String> match,
      @Option(names = "--for", required = true, description = "How long, such as 2h.") String lasts,
      @Option(names = "--author", required = true, description = "Who orders it.") String author,
      @Option(names = "--comment", defaultValue = "", description = "Why.") String comment)
      throws ApiException {
    ObjectNode body = JSON.createObjectNode();
    match.forEach(body.putArray("match")::add);
    body.put("lasts", lasts).put("author", author).put("comment", comment);
    return with(client -> print(client.post("silences", body)));
  }

  @Command(description = "Says that you know of an incident: stops reminders and escalation.")
  int acknowledge(
      @Parameters(paramLabel = "INCIDENT", description = "Its id.") String incident,
      @Option(names = "--by", required = true, description = "Who you are.") String by,
      @Option(names = "--note", defaultValue = "", description = "What you have to say.")
          String note)
      throws ApiException {
    ObjectNode body = JSON.createObjectNode().put("by", by).put("note", note);
    return with(
        client -> print(client.post("incidents/" + escaped(incident) + "/acknowledge", body)));
  }

  @Command(name = "held-back", description = "Lists what was not said about an incident, and why.")
  int heldBack(@Parameters(paramLabel = "INCIDENT", description = "Its id.") String incident)
      throws ApiException {
    return with(
        client ->
            client.list("incidents/" + escaped(incident) + "/held-back").forEach(this::print));
  }

  @Command(description = "Has a channel take alerts again whose receiver said that it is gone.")
  int enable(@Parameters(paramLabel = "CHANNEL", description = "Its name.") String channel)
      throws ApiException {
    return with(
        client ->
            print(
                client.post("channels/" + escaped(channel) + "/enable", JSON.createObjectNode())));
  }

  @Command(name = "dead-letters", description = "Lists alerts that were given up, latest first.")
  int deadLetters(
      @Option(names = "--channel", description = "Only those of one.") @Nullable String channel)
      throws ApiException {
    return with(client -> client.list("dead-letters" + query(channel)).forEach(this::print));
  }

  @Command(description = "Sends dead letters again: one by its number, or all.")
  int replay(
      @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "Its position.")
          @Nullable Long number,
      @Option(names = "--all", description = "All of them.") boolean all,
      @Option(names = "--channel", description = "With --all: only those of one.")
          @Nullable String channel)
      throws ApiException {
    if (all == (number != null) || (channel != null && !all)) {
      throw new ParameterException(
          spec.commandLine(), "Name one dead letter by its number, or --all of them.");
    }
    String path =
        all ? "dead-letters/replay" + query(channel) : "dead-letters/" + number + "/replay";
    return with(client -> print(client.post(path, JSON.createObjectNode())));
  }

  private static String query(@Nullable String channel) {
    return channel == null ? "" : "?channel=" + escaped(channel);
  }

  /** Something to do with the service. */
  private interface Call {
    void on(ApiClient client) throws ApiException;
  }

  private int with(Call call) throws ApiException {
    URI base = api == null ? URI.create("http://127.0.0.1:8080") : api;
    try (ApiClient client = new ApiClient(base, key())) {
      call.on(client);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Optional<String> key() throws ApiException {
    if (apiKey == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SecretRef.parse(apiKey).read(System.getenv()));
    } catch (SecretException e) {
      throw new ApiException("--api-key: " + e.getMessage() + ".");
    }
  }

  private static JsonNode object(String text) throws ApiException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ApiException("What to add must be one JSON object, such as {\"name\":\"…\"}.");
    }
  }

  private static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void print(JsonNode item) {
    spec.commandLine().getOut().println(item);
  }
}
