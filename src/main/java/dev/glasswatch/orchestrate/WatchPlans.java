package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.media.AudioChoice;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchPlan;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns what was ordered into what a watch needs. */
final class WatchPlans {

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,3}");

  private final DetectorRoster roster;
  private final References references;

  WatchPlans(DetectorRoster roster, References references) {
    this.roster = roster;
    this.references = references;
  }

  /**
   * The plan for one stream.
   *
   * @throws StreamException when its detector settings cannot be used
   */
  WatchPlan plan(StreamSpec spec) throws StreamException {
    try {
      return new WatchPlan(
          spec.id(),
          source(spec),
          tracks(spec),
          WatchMode.LIVE,
          spec.loop(),
          references.joined(spec, roster.plans(spec.detectors())));
    } catch (SettingException e) {
      throw new StreamException(
          StreamException.Cause.INVALID, "detectors: " + e.getMessage() + ".");
    }
  }

  private static SourceSpec source(StreamSpec spec) {
    Optional<String> language = spec.audioTrack().filter(track -> !INDEX.matcher(track).matches());
    return new SourceSpec(spec.url(), spec.headers(), spec.rendition(), language);
  }

  private static TrackChoice tracks(StreamSpec spec) {
    return new TrackChoice(0, spec.audioTrack().map(WatchPlans::audio).orElse(AudioChoice.FIRST));
  }

  private static AudioChoice audio(String track) {
    return INDEX.matcher(track).matches()
        ? new AudioChoice.ByIndex(Integer.parseInt(track))
        : new AudioChoice.ByLanguage(track);
  }
}
