package dev.glasswatch.source;

import java.net.URI;
import java.util.Arrays;

/** Bytes on their way from a file or a server. Used by one thread. */
interface Body extends AutoCloseable {
  /** Where the bytes come from, after redirects. */
  URI url();

  /** How many bytes there are in all, or -1 when nobody said. */
  long length();

  /** Whether the same resource can be asked for from another offset on. */
  boolean ranges();

  /**
   * Reads at least one byte, or returns -1 at the end.
   *
   * @throws SourceException when the bytes stop short, or come too slowly
   */
  int read(byte[] into, int offset, int length) throws SourceException;

  /** Gives the connection up, or back if everything was read. Idempotent; never throws. */
  @Override
  void close();

  /** Reads as much as there is, up to {@code bytes.length}; returns how much. */
  default int readUpTo(byte[] bytes) throws SourceException {
    int filled = 0;
    while (filled < bytes.length) {
      int read = read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    return filled;
  }

  /**
   * Reads everything after {@code head}.
   *
   * @param bound bytes in all
   */
  default byte[] readAll(byte[] head, int bound) throws SourceException {
    byte[] bytes = Arrays.copyOf(head, Math.max(head.length, 8 << 10));
    int filled = head.length;
    while (true) {
      int read = read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        return Arrays.copyOf(bytes, filled);
      }
      filled += read;
      if (filled > bound) {
        throw new SourceException(
            SourceFault.TOO_LARGE,
            "%s is larger than %d bytes.".formatted(RedactedUrl.of(url().toString()), bound));
      }
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
    }
  }
}
