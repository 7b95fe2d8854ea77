package dev.glasswatch.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One media segment of an HLS playlist.
 *
 * @param sequence media sequence number
 * @param resource its bytes
 * @param duration as the playlist says
 * @param discontinuity whether timestamps start anew with it
 * @param gap whether the playlist says that it is missing
 * @param encryption how it is encrypted, empty when it isn't
 * @param initialisation what must be read before it (fMP4)
 * @param programDateTime of its first sample, carried on from earlier segments where need be
 */
record Segment(
    long sequence,
    Resource resource,
    Duration duration,
    boolean discontinuity,
    boolean gap,
    Optional<Encryption> encryption,
    Optional<Resource> initialisation,
    Optional<Instant> programDateTime) {

  /** Bytes at a URL. */
  record Resource(URI url, ByteSpan span) {
    /**
     * Whether both name the same bytes. Hosts, folders and queries may change from one reload of a
     * playlist to the next, as tokens and CDNs do.
     */
    boolean same(Resource other) {
      return span.equals(other.span) && fileName().equals(other.fileName());
    }

    private String fileName() {
      String path = String.valueOf(url.getRawPath());
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /**
   * AES-128 in CBC mode over the whole segment (RFC 8216, 4.3.2.4).
   *
   * @param key where the key is to be had
   * @param iv 16 bytes
   */
  record Encryption(URI key, byte[] iv) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Encryption that && key.equals(that.key) && Arrays.equals(iv, that.iv);
    }

    @Override
    public int hashCode() {
      return 31 * key.hashCode() + Arrays.hashCode(iv);
    }

    @Override
    public String toString() {
      return "Encryption[" + RedactedUrl.of(key.toString()) + "]";
    }
  }
}
