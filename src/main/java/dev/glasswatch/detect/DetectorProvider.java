package dev.glasswatch.detect;

import dev.glasswatch.media.MediaNeeds;
import java.util.List;
import java.util.Optional;

/**
 * Describes a detector and makes instances of it; found through {@link java.util.ServiceLoader}, so
 * it needs a public constructor without arguments. Adding a detector to the class path adds it to
 * the service: there is no list to edit.
 */
public interface DetectorProvider {

  /** The name used in settings, {@code --detectors} and metrics: lower case with underscores. */
  String name();

  /** The settings it understands, with units, defaults and bounds. */
  List<Setting<?>> settings();

  /** What it must be given under these settings. */
  MediaNeeds needs(Settings settings);

  /** How its observations become incidents under these settings. */
  List<DefectRule> rules(Settings settings);

  /**
   * A new instance for one stream; it keeps {@code observations} and emits into it while called.
   */
  Detector create(Settings settings, ObservationSink observations);

  /**
   * Likewise, writing the rows that it decides from into {@code trace}. To be implemented together
   * with {@link #replay}; without them what the detector observes is traced.
   */
  default Detector create(Settings settings, ObservationSink observations, TraceSink trace) {
    return create(settings, observations);
  }

  /**
   * Decides again from the rows of a trace; empty when this detector writes none.
   *
   * @param recorded the settings that the trace was recorded with
   * @param wanted those to decide by
   * @throws SettingException when such a trace cannot tell what these settings would have given,
   *     with one sentence that says what to do
   */
  default Optional<TraceReplay> replay(
      Settings recorded, Settings wanted, ObservationSink observations) throws SettingException {
    return Optional.empty();
  }
}
