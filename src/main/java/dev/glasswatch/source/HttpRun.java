package dev.glasswatch.source;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A progressive HTTP resource. Seeking asks the server for another range, where it offers ranges;
 * short hops forward are read through instead.
 */
final class HttpRun implements Run {
  private static final int CHUNK = 64 << 10;
  private static final long WORTH_A_REQUEST = 512 << 10;

  private final Fetcher fetcher;
  private final SourceDeadlines deadlines;
  private final URI url;
  private final long size;
  private final boolean seekable;
  private final byte[] chunk = new byte[CHUNK];

  private Body body;
  private int chunkFrom;
  private int chunkTo;

  /** Where {@link #body} stands, the chunk included. */
  private long bodyAt;

  private long wanted;
  private boolean beyondEnd;

  /**
   * Takes over an open body.
   *
   * @param head what was read of it already, no more than 64 KiB
   */
  HttpRun(Fetcher fetcher, SourceDeadlines deadlines, Body body, byte[] head) {
    this.fetcher = fetcher;
    this.deadlines = deadlines;
    this.body = body;
    this.url = body.url();
    this.size = body.length();
    this.seekable = body.ranges();
    System.arraycopy(head, 0, chunk, 0, head.length);
    this.chunkTo = head.length;
    this.bodyAt = head.length;
  }

  @Override
  public int read(ByteBuffer into) throws SourceException {
    moveToWanted();
    if (chunkFrom == chunkTo && !fill()) {
      return -1;
    }
    int count = Math.min(into.remaining(), chunkTo - chunkFrom);
    into.put(chunk, chunkFrom, count);
    chunkFrom += count;
    wanted += count;
    return count;
  }

  private void moveToWanted() throws SourceException {
    long hop = wanted - position();
    if (hop < 0 && -hop <= chunkFrom) {
      chunkFrom += (int) hop;
    } else if (hop < 0 || hop > WORTH_A_REQUEST) {
      reopen();
    } else {
      readThrough();
    }
  }

  private void readThrough() throws SourceException {
    while (position() < wanted && (chunkFrom < chunkTo || fill())) {
      chunkFrom += (int) Math.min(wanted - position(), chunkTo - chunkFrom);
    }
  }

  private void reopen() throws SourceException {
    body.close();
    chunkFrom = 0;
    chunkTo = 0;
    bodyAt = wanted;
    beyondEnd = wanted >= size;
    if (!beyondEnd) {
      Budget budget = new Budget(deadlines.response());
      body = fetcher.open(url, ByteSpan.from(wanted), budget);
      budget.lift();
    }
  }

  /** Reads on behind what the chunk holds while it has room, so that short hops back stay in it. */
  private boolean fill() throws SourceException {
    if (beyondEnd) {
      return false;
    }
    int at = chunkTo > CHUNK / 2 ? 0 : chunkTo;
    int read = body.read(chunk, at, CHUNK - at);
    chunkFrom = at;
    chunkTo = at + Math.max(0, read);
    bodyAt += chunkTo - chunkFrom;
    return read > 0;
  }

  private long position() {
    return bodyAt - (chunkTo - chunkFrom);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean seekable() {
    return seekable;
  }

  @Override
  public void seek(long position) throws SourceException {
    if (!seekable) {
      throw new SourceException(
          SourceFault.UNSUPPORTED,
          RedactedUrl.of(url.toString()) + " can only be read from the start: it has no ranges.");
    }
    wanted = position;
  }

  @Override
  public Optional<String> format() {
    return Optional.empty();
  }

  @Override
  public boolean sameClock() {
    return false;
  }

  @Override
  public Optional<Anchor> anchorAt(long position) {
    return Optional.empty();
  }

  @Override
  public void close() {
    body.close();
  }
}
