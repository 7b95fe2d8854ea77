package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.watch.DetectorCatalog;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Detectors that can be planned but never run: each reports the defect of its own name. */
public final class FakeDetectors {

  public static final Setting.OfDuration MIN_DURATION =
      new Setting.OfDuration(
          "minDuration", "How long.", Duration.ofSeconds(2), Duration.ZERO, Duration.ofHours(1));
  public static final Setting.OfNumber SHARE =
      new Setting.OfNumber("share", "How much.", 0.98, 0, 1, "");

  private FakeDetectors() {}

  public static DetectorCatalog catalog(String... names) {
    return DetectorCatalog.of(Arrays.stream(names).<DetectorProvider>map(Provider::new).toList());
  }

  private record Provider(String name) implements DetectorProvider {
    @Override
    public List<Setting<?>> settings() {
      return List.of(MIN_DURATION, SHARE);
    }

    @Override
    public MediaNeeds needs(Settings settings) {
      return MediaNeeds.NOTHING;
    }

    @Override
    public List<DefectRule> rules(Settings settings) {
      return List.of(
          new DefectRule(
              new Defect(name), 0.5, 0.5, settings.get(MIN_DURATION), Duration.ofSeconds(1)));
    }

    @Override
    public Detector create(Settings settings, ObservationSink observations) {
      throw new UnsupportedOperationException("never run");
    }
  }
}
