package dev.glasswatch.detect;

import java.util.regex.Pattern;

/**
 * A kind of defect by its published name. Open on purpose: a new detector brings its own.
 *
 * @param name lower case with underscores, as in payloads and metrics
 */
public record Defect(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,39}");

  /** Rejects names that payloads and metrics could not carry. */
  public Defect {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A defect's name is 2 to 40 of a-z, 0-9 and _, not \"" + name + "\"");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
