package dev.glasswatch.detect;

import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;

/**
 * Looks for one kind of defect in one stream. All calls come in media order, one at a time, though
 * not always on the same thread; views are valid during the call only. A call should take well
 * under a frame's duration. One that throws or does not return is abandoned with everything it
 * holds, counted, and replaced by a new instance; other detectors notice nothing.
 *
 * <p>Only what {@link DetectorProvider#needs} names is delivered. All work must depend on the given
 * media and settings alone, so that the same file gives the same observations on every run; wall
 * time reaches a detector only through {@link #tick}.
 */
public interface Detector extends AutoCloseable {

  /** A decoded picture with the planes that were asked for. */
  default void frame(FrameView frame) {}

  /** A block of decoded sound. */
  default void audio(AudioView audio) {}

  /** A compressed unit. */
  default void packet(PacketView packet) {}

  /**
   * Something else on the timeline. After a discontinuity nothing seen before may be compared with
   * what follows; at the end whatever is still uncertain must be said.
   */
  default void event(MediaEvent event) {}

  /**
   * Wall time passing, about four times a second, on live streams only: how the connection is.
   * Never called under {@code analyze}.
   */
  default void tick(StreamPulse pulse) {}

  /** Frees what the instance holds. */
  @Override
  default void close() {}
}
