package dev.glasswatch.media;

import java.time.Duration;

/**
 * How large a ring is and what its writer does when readers are slow.
 *
 * @param frames frame slots; at least one more than there are readers, or a stuck reader could hold
 *     them all
 * @param audios audio slots
 * @param entries how many frames, audio buffers, packets and events the order of arrival is kept
 *     for; a power of two
 * @param patience how long the writer waits for slow readers before it overwrites what they have
 *     not read; {@link #FOREVER} makes it wait until they have, or are abandoned
 */
public record RingShape(int frames, int audios, int entries, Duration patience) {

  /** Never overwrite what is unread. */
  public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /**
   * For live streams: 32 frames are 1.3 s at 25 frames a second and 4.2 MB of planes at 1080p; the
   * writer waits a quarter of a second, which the source's own buffer absorbs, before it drops.
   */
  public static final RingShape LIVE = new RingShape(32, 128, 512, Duration.ofMillis(250));

  /** For files, where nothing may be skipped. */
  public static final RingShape FILE = new RingShape(32, 128, 512, FOREVER);

  /** Rejects sizes that could not work. */
  public RingShape {
    if (frames < 2 || audios < 2 || Integer.bitCount(entries) != 1) {
      throw new IllegalArgumentException("A ring needs 2 slots of each kind, 2^n entries");
    }
  }
}
