package dev.glasswatch.source;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * One way to watch an HLS stream.
 *
 * @param name NAME attribute, or empty
 * @param url its media playlist
 * @param bandwidth bits per second, 0 when not given
 * @param width picture width in pixels, 0 when not given
 * @param height picture height in lines, 0 when not given
 * @param audioGroup the group of separate audio renditions that go with it
 */
record Variant(
    String name, URI url, long bandwidth, int width, int height, Optional<String> audioGroup) {

  /** By pixels, then by bandwidth. */
  static final Comparator<Variant> QUALITY =
      Comparator.comparingLong((Variant variant) -> (long) variant.width() * variant.height())
          .thenComparingLong(Variant::bandwidth);

  /** Whether a person who writes {@code wanted} means this one. */
  boolean named(String wanted) {
    String path = String.valueOf(url.getRawPath()).toLowerCase(Locale.ROOT);
    return name.equalsIgnoreCase(wanted) || path.endsWith(wanted.toLowerCase(Locale.ROOT));
  }

  /** For choosing by name: what a person could write. */
  String label() {
    String path = String.valueOf(url.getRawPath());
    return name.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : name;
  }
}
