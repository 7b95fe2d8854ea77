package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The detector of sound and picture that have come apart.
 *
 * <p>Reasons: {@code sound_moved} and {@code picture_moved}, one track's timestamps stepped; {@code
 * drift}, they run apart; {@code sound_gap} and {@code picture_gap}, a piece of one track is
 * missing or was moved, and nobody can tell which; {@code line_up}, by flash and beep of a line-up
 * signal; {@code reference}, against the stream that it is compared with. In the details {@code
 * offsetMs} (early sound is positive), {@code intervalMs}, {@code kind} ({@code step}, {@code
 * drift}, {@code constant}) and {@code method} ({@code clock}, {@code marker}, {@code reference}).
 *
 * <p>Severity: minor, and major where the whole interval lies beyond what viewers accept.
 *
 * <p>Where the defaults come from. EBU R 37 allows sound to come 40 ms early to 60 ms late at the
 * end of a chain; viewers accept 90 ms early to 185 ms late (ITU-R BT.1359-1, Figure 2). Clocks of
 * an MPEG-2 system are within 30 ppm (ISO/IEC 13818-1, 2.4.2.1).
 */
public final class SyncDetectorProvider implements DetectorProvider {

  private static final double ENTER = 0.5;

  private final Optional<ReferenceLink> link;

  /** Without a reference. */
  public SyncDetectorProvider() {
    this(Optional.empty());
  }

  private SyncDetectorProvider(Optional<ReferenceLink> link) {
    this.link = link;
  }

  /** The same, taking part in the comparison of streams. */
  public SyncDetectorProvider comparing(ReferenceLink with) {
    return new SyncDetectorProvider(Optional.of(with));
  }

  /** How the stream compares with its reference by now; empty where it has none. */
  public Optional<Compared> compared() {
    return link.filter(with -> with.reference().isPresent()).map(with -> with.tally().compared());
  }

  @Override
  public String name() {
    return SyncVoice.AV_SYNC.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return SyncSettings.ALL;
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return new MediaNeeds(Set.of(PlaneNeed.LUMA), true, true);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    // The detector has waited long enough when it speaks.
    return List.of(
        new DefectRule(
            SyncVoice.AV_SYNC, ENTER, ENTER, Duration.ZERO, SyncSettings.of(settings).keepOpen()));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return new SyncDetector(SyncSettings.of(settings), observations, link);
  }
}
