package dev.glasswatch.cli;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that choose detectors and set them. */
final class DetectorOptions {

  @Option(
      names = "--detectors",
      paramLabel = "LIST",
      split = ",",
      description = "Detectors to run, separated by commas; all by default.")
  private List<String> chosen = new ArrayList<>();

  @Mixin private SettingOptions settings;

  /**
   * Plans for what the options say.
   *
   * @throws ParameterException of the command, with one sentence, when a detector, a setting or a
   *     value is not known
   */
  List<DetectorPlan> plans(DetectorCatalog catalog, CommandSpec command) {
    try {
      return catalog.plans(chosen.stream().map(String::strip).toList(), settings.overrides());
    } catch (SettingException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
