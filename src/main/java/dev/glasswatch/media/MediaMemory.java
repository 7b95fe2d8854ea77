package dev.glasswatch.media;

/**
 * What one stream keeps over all its connections.
 *
 * @param ring where frames, sound and events go
 * @param packets the last seconds, compressed
 * @param timeline the stream's own time
 * @param wallClock what media time is by the wall clock
 * @param counters what has been done
 */
public record MediaMemory(
    MediaRing ring,
    PacketRing packets,
    MediaTimeline timeline,
    WallClockMap wallClock,
    ConverterCounters counters) {

  /** That ring, and everything else new and of the usual size. */
  public static MediaMemory of(MediaRing ring) {
    return new MediaMemory(
        ring, new PacketRing(), new MediaTimeline(), new WallClockMap(), new ConverterCounters());
  }
}
