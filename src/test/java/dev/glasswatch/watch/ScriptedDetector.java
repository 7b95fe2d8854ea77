package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A detector that writes down everything it is shown and says that the second half of each second
 * is defective; what else it does on a frame is up to the test.
 */
class ScriptedDetector implements DetectorProvider {

  final List<String> seen = new CopyOnWriteArrayList<>();
  private final String name;

  ScriptedDetector(String name) {
    this.name = name;
  }

  /** What a test adds. */
  void onFrame(FrameView frame) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return new MediaNeeds(Set.of(PlaneNeed.LUMA), true, false);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    return List.of(
        new DefectRule(new Defect(name), 0.5, 0.5, Duration.ofMillis(100), Duration.ofMillis(100)));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return new Detector() {
      @Override
      public void frame(FrameView frame) {
        onFrame(frame);
        int pixels = Arrays.hashCode(frame.plane(PlaneNeed.LUMA).pixels());
        seen.add("frame %d at %d: %d".formatted(frame.index(), frame.mediaTime(), pixels));
        boolean bad = frame.mediaTime() % 1_000_000 >= 500_000;
        observations.observe(
            new Observation(
                new Defect(name),
                frame.track(),
                frame.mediaTime(),
                frame.mediaTime() + frame.duration(),
                bad ? 1 : 0,
                Severity.MINOR,
                "scripted",
                Map.of()));
      }

      @Override
      public void audio(AudioView audio) {
        seen.add("audio at %d".formatted(audio.mediaTime()));
      }

      @Override
      public void event(MediaEvent event) {
        seen.add(event.getClass().getSimpleName());
      }
    };
  }
}
