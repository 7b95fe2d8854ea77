package dev.glasswatch.media;

import dev.glasswatch.source.Run;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the wall clock map when packets arrived, and which of them begin a dated segment. */
final class WallAnchors {

  private final WallClockMap map;
  private final InstantSource clock;
  private Run.@Nullable Anchor last;

  WallAnchors(WallClockMap map, InstantSource clock) {
    this.map = map;
    this.clock = clock;
  }

  /** A packet that a segment may begin with: a picture's keyframe, or sound where no picture is. */
  void packet(InputFeed feed, long position, long mediaTime) {
    map.arrived(mediaTime, clock.instant());
    Optional<Run.Anchor> anchor = feed.anchorAt(position);
    if (anchor.isPresent() && !anchor.get().equals(last)) {
      last = anchor.get();
      map.programDateTime(mediaTime, anchor.get().programDateTime());
    }
  }
}
