package dev.glasswatch.detect.block;

import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.HashMap;
import java.util.Map;

/**
 * The deciding half of the block corruption detector: from looks and reports to observations. Its
 * rows are {@link BlockRow}s.
 */
final class BlockDecision implements TraceReplay {

  private final BlockSettings settings;
  private final ObservationSink observations;
  private final Map<String, CorruptionTrack> tracks = new HashMap<>();

  BlockDecision(BlockSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
  }

  /** What is known of a track. */
  CorruptionTrack track(String name) {
    CorruptionTrack track = tracks.get(name);
    if (track == null) {
      track = new CorruptionTrack(name, settings.minArea(), observations);
      tracks.put(name, track);
    }
    return track;
  }

  @Override
  public void row(String track, int kind, long[] row) {
    switch (BlockRow.values()[kind]) {
      case LOOK -> track(track).look(row);
      case MAP -> {}
      case HEALTH -> track(track).report(row[0], (int) row[1]);
      case KEYFRAME -> track(track).keyframe(row[0]);
    }
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> {}
      case MediaEvent.Discontinuity jump -> forgetAll();
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended end -> forgetAll();
    }
  }

  private void forgetAll() {
    tracks.values().forEach(CorruptionTrack::forget);
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    CorruptionTrack track = tracks.get(gap.track());
    if (track != null && gap.reason() != UnwatchedReason.KEYFRAMES_ONLY) {
      track.unseen(gap.to() - gap.mediaTime());
    }
  }
}
