package dev.glasswatch.media;

import java.util.List;

/** What happened on the media timeline besides frames, audio and packets. */
public sealed interface MediaEvent {

  /** Media time of the event, in microseconds. */
  long mediaTime();

  /** The set of tracks is known, or has changed. */
  record TracksChanged(long mediaTime, List<Track> tracks) implements MediaEvent {}

  /**
   * The timeline jumped: detectors forget their windows. Media time goes on from {@code mediaTime};
   * what lay between is not comparable.
   */
  record Discontinuity(long mediaTime, Cause cause) implements MediaEvent {}

  /** Why the timeline jumped. */
  enum Cause {
    /** The playlist or the transport announced it. */
    SIGNALLED,
    /** Timestamps jumped further than a stream may pause. */
    TIMESTAMP_JUMP,
    /** The connection was made anew. */
    RECONNECTED,
    /** A looped file starts again. */
    LOOPED,
    /** The codec or the picture size changed. */
    FORMAT_CHANGED,
    /** The detector was so slow that events are lost, discontinuities perhaps among them. */
    OVERRUN
  }

  /** Media time from {@code mediaTime} to {@code to} on one track was not looked at. */
  record Unwatched(long mediaTime, long to, String track, UnwatchedReason reason)
      implements MediaEvent {}

  /** The input ended; nothing follows. */
  record Ended(long mediaTime) implements MediaEvent {}
}
