package dev.glasswatch.source;

import java.net.URI;
import java.util.OptionalLong;

/** Part of a response, whether or not the server took notice of the {@code Range} header. */
final class SpanBody implements Body {
  private static final int SCRATCH = 16 << 10;

  private final Body body;
  private long left;

  private SpanBody(Body body, long length) {
    this.body = body;
    this.left = length;
  }

  /**
   * Cuts {@code span} out.
   *
   * @param offset of the response's first byte in the resource
   * @param mostSkipped bytes that may be read in vain where the server sends all from the start
   */
  static SpanBody cut(Body body, long offset, ByteSpan span, long mostSkipped)
      throws SourceException {
    long skip = span.offset() - offset;
    if (skip < 0 || skip > mostSkipped) {
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(body.url().toString()) + " answers with another part than was asked for.");
    }
    skip(body, skip);
    OptionalLong length = span.length();
    return new SpanBody(body, length.orElse(Long.MAX_VALUE));
  }

  private static void skip(Body body, long bytes) throws SourceException {
    byte[] scratch = new byte[SCRATCH];
    long left = bytes;
    while (left > 0) {
      int read = body.read(scratch, 0, (int) Math.min(left, SCRATCH));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  @Override
  public URI url() {
    return body.url();
  }

  @Override
  public long length() {
    return body.length();
  }

  @Override
  public boolean ranges() {
    return body.ranges();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws SourceException {
    if (left == 0) {
      return -1;
    }
    int read = body.read(into, offset, (int) Math.min(left, length));
    left -= Math.max(0, read);
    return read;
  }

  @Override
  public void close() {
    body.close();
  }
}
