package dev.glasswatch.detect;

import dev.glasswatch.media.MediaNeeds;
import java.util.List;

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
}
