package dev.glasswatch.source;

/**
 * How large things may be.
 *
 * @param redirects redirects followed for one request
 * @param headerLine bytes in one line of a response head
 * @param headerLines lines in a response head
 * @param playlist bytes in a playlist
 * @param initialisation bytes in an fMP4 initialisation section
 * @param segment bytes in a segment
 * @param segmentsAhead segments fetched before they are read
 * @param bytesAhead bytes fetched before they are read, for each input
 * @param datagramBuffer bytes of UDP payload waiting to be read
 * @param minimumRate bytes per second below which a connection counts as stalled; a twentieth of
 *     the least that a 64 kbit/s sound channel brings
 */
public record SourceBounds(
    int redirects,
    int headerLine,
    int headerLines,
    int playlist,
    int initialisation,
    long segment,
    int segmentsAhead,
    int bytesAhead,
    int datagramBuffer,
    int minimumRate) {

  /** Room for 1080p at 40 Mb/s; a playlist of 2 MiB lists a day of 6 s segments. */
  public static final SourceBounds DEFAULT =
      new SourceBounds(5, 16 << 10, 100, 2 << 20, 4 << 20, 64L << 20, 2, 8 << 20, 4 << 20, 400);

  /** Refuses what cannot work. */
  public SourceBounds {
    requireAtLeast("redirects", redirects, 0);
    requireAtLeast("headerLine", headerLine, 256);
    requireAtLeast("headerLines", headerLines, 8);
    requireAtLeast("playlist", playlist, 16);
    requireAtLeast("initialisation", initialisation, 16);
    requireAtLeast("segment", segment, 16);
    requireAtLeast("segmentsAhead", segmentsAhead, 1);
    requireAtLeast("bytesAhead", bytesAhead, 64 << 10);
    requireAtLeast("datagramBuffer", datagramBuffer, 64 << 10);
    requireAtLeast("minimumRate", minimumRate, 0);
  }

  private static void requireAtLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be " + least + " or more, not " + value);
    }
  }
}
