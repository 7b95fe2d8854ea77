package dev.glasswatch.cli;

import dev.glasswatch.detect.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that sets detectors. */
final class SettingOptions {

  private static final Pattern ASSIGNMENT = Pattern.compile("([a-z0-9_]+)[.]([^=.]+)=(.*)");

  @Option(
      names = "--set",
      paramLabel = "detector.key=value",
      description = "A detector's setting, for example freeze.minDuration=3s; may be repeated.")
  private List<String> assignments = new ArrayList<>();

  /**
   * Values by detector and setting.
   *
   * @throws SettingException with one sentence when an assignment is none
   */
  Map<String, Map<String, String>> overrides() throws SettingException {
    Map<String, Map<String, String>> overrides = new LinkedHashMap<>();
    for (String assignment : assignments) {
      Matcher parts = ASSIGNMENT.matcher(assignment);
      if (!parts.matches()) {
        throw new SettingException(
            "--set takes detector.key=value, such as freeze.minDuration=3s, not \"%s\""
                .formatted(assignment));
      }
      overrides
          .computeIfAbsent(parts.group(1), unused -> new LinkedHashMap<>())
          .put(parts.group(2).strip(), parts.group(3));
    }
    return overrides;
  }
}
