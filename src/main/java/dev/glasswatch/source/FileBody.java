package dev.glasswatch.source;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A local file, or part of one. */
final class FileBody implements Body {
  private final FileChannel channel;
  private final URI url;
  private final long size;
  private final DeliveryLedger ledger;

  private long position;
  private final long end;

  private FileBody(FileChannel channel, URI url, ByteSpan span, DeliveryLedger ledger)
      throws IOException {
    this.channel = channel;
    this.url = url;
    this.size = channel.size();
    this.ledger = ledger;
    this.position = Math.min(span.offset(), size);
    this.end =
        Math.min(size, span.length().isEmpty() ? size : position + span.length().getAsLong());
  }

  /** Opens a path that {@link FileAccess} has let pass, with all links resolved. */
  static FileBody open(Path real, ByteSpan span, DeliveryLedger ledger) throws SourceException {
    try {
      FileChannel channel =
          FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      return new FileBody(channel, real.toUri(), span, ledger);
    } catch (IOException e) {
      throw new SourceException(
          SourceFault.FILE_UNREADABLE,
          RedactedUrl.of(real.toString()) + " cannot be opened for reading.",
          e);
    }
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public long length() {
    return size;
  }

  @Override
  public boolean ranges() {
    return true;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws SourceException {
    return read(ByteBuffer.wrap(into, offset, length));
  }

  int read(ByteBuffer into) throws SourceException {
    if (position >= end) {
      return -1;
    }
    int limit = into.limit();
    into.limit((int) Math.min(limit, into.position() + end - position));
    try {
      int read = channel.read(into, position);
      position += Math.max(0, read);
      ledger.received(Math.max(0, read));
      return read;
    } catch (IOException e) {
      throw new SourceException(
          SourceFault.FILE_UNREADABLE, "Reading " + Path.of(url) + " failed.", e);
    } finally {
      into.limit(limit);
    }
  }

  void seek(long to) {
    position = to;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // A file that was only read has nothing to lose.
    }
  }
}
