package dev.glasswatch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.api.json.ShapeException;
import dev.glasswatch.api.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the configuration: YAML, strictly, over the defaults. */
public final class ConfigFile {

  private static final JsonNode DEFAULTS = StrictJson.tree(ServiceConfig.DEFAULTS);

  private static final String IN_ENVIRONMENT = "env:";

  private ConfigFile() {}

  /**
   * Reads a file, or the text of an environment variable, for where no file can be put.
   *
   * @param where the file's path, or {@code env:} and the variable's name
   * @throws ConfigException with where it stands and what is wrong in it
   */
  public static ServiceConfig from(String where, Map<String, String> environment)
      throws ConfigException {
    if (!where.startsWith(IN_ENVIRONMENT)) {
      return read(path(where));
    }
    String variable = where.substring(IN_ENVIRONMENT.length());
    String text = environment.get(variable);
    if (text == null) {
      throw new ConfigException(
          "The environment variable %s, which --config names, is not set.".formatted(variable));
    }
    try {
      return parse(text);
    } catch (ConfigException e) {
      throw new ConfigException(variable + ": " + e.getMessage());
    }
  }

  private static Path path(String where) throws ConfigException {
    try {
      return Path.of(where);
    } catch (InvalidPathException e) {
      throw new ConfigException("What --config names is not the path of a file.");
    }
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException with the file's name and what is wrong in it
   */
  public static ServiceConfig read(Path file) throws ConfigException {
    try {
      return parse(Files.readString(file));
    } catch (ConfigException e) {
      throw new ConfigException(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new ConfigException("There is no configuration file " + file + ".");
    } catch (IOException e) {
      throw new ConfigException("The configuration file " + file + " cannot be read.");
    }
  }

  /**
   * Understands the text of a file.
   *
   * @throws ConfigException with what is wrong in it
   */
  static ServiceConfig parse(String text) throws ConfigException {
    try {
      return StrictJson.bindYaml(tree(text), DEFAULTS, ServiceConfig.class);
    } catch (ShapeException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode tree(String text) throws ConfigException {
    Object empty = Map.of();
    JsonNode tree = StrictJson.tree(Objects.requireNonNullElse(yaml(text), empty));
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new ConfigException("The file must hold keys and values, such as port: 8080.");
  }

  private static @Nullable Object yaml(String text) throws ConfigException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(10);
    options.setNestingDepthLimit(16);
    try {
      return new Yaml(new SafeConstructor(options)).load(text);
    } catch (MarkedYAMLException e) {
      // Its own message quotes the lines around, in which a secret may stand.
      Mark mark = e.getProblemMark();
      throw new ConfigException(
          mark == null
              ? "This is not valid YAML."
              : "Line %d, column %d is not valid YAML, or a key stands there twice."
                  .formatted(mark.getLine() + 1, mark.getColumn() + 1));
    } catch (YAMLException e) {
      throw new ConfigException("This is not valid YAML.");
    }
  }
}
