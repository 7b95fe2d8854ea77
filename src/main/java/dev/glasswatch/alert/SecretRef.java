package dev.glasswatch.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a secret is kept; a secret itself is never an argument. Safe to print. */
public sealed interface SecretRef {

  /** A file whose text, without surrounding white space, is the secret. */
  record InFile(Path path) implements SecretRef {
    @Override
    public String read(Map<String, String> environment) throws SecretException {
      return nonBlank(readFile(path), "The secret file " + path);
    }

    @Override
    public String toString() {
      return "@" + path;
    }
  }

  /** An environment variable. */
  record InEnvironment(String variable) implements SecretRef {
    @Override
    public String read(Map<String, String> environment) throws SecretException {
      return nonBlank(environment.get(variable), "The environment variable " + variable);
    }

    @Override
    public String toString() {
      return "env:" + variable;
    }
  }

  /**
   * Reads the secret.
   *
   * @param environment the process's environment variables
   * @throws SecretException when it isn't there
   */
  String read(Map<String, String> environment) throws SecretException;

  /**
   * Understands {@code @FILE} and {@code env:NAME}.
   *
   * @throws SecretException for anything else; the message does not repeat the text, which may be a
   *     secret that somebody wrote in the clear
   */
  static SecretRef parse(String text) throws SecretException {
    if (text.startsWith("@") && text.length() > 1) {
      return new InFile(path(text.substring(1)));
    }
    if (text.startsWith("env:") && text.length() > "env:".length()) {
      return new InEnvironment(text.substring("env:".length()));
    }
    throw new SecretException(
        "A secret is given as @FILE or env:NAME, never in the clear where others can read it");
  }

  private static Path path(String text) throws SecretException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new SecretException("What follows @ is not the path of a file");
    }
  }

  private static String readFile(Path path) throws SecretException {
    // Bounded, should the path be a device that never ends.
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(64 * 1024), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new SecretException("The secret file " + path + " does not exist");
    } catch (IOException e) {
      throw new SecretException("The secret file " + path + " cannot be read");
    }
  }

  private static String nonBlank(@Nullable String secret, String where) throws SecretException {
    if (secret == null) {
      throw new SecretException(where + " is not set");
    }
    if (secret.isBlank()) {
      throw new SecretException(where + " is empty");
    }
    return secret.strip();
  }
}
