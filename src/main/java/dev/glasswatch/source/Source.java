package dev.glasswatch.source;

import java.util.List;

/**
 * One connection to where a stream's bytes come from. A source is opened once, read by one
 * converter thread, and closed by it; reconnecting means a new source. {@link #stop} and {@link
 * #delivery} may be called from any thread.
 */
public interface Source extends AutoCloseable {

  /**
   * Connects, reads what must be known first (a master playlist, say) and returns one input, or two
   * when the sound comes as a separate rendition. Blocks no longer than {@link
   * SourceDeadlines#open}.
   *
   * @throws SourceException with the reason when nothing can be read
   */
  List<Input> open() throws SourceException;

  /** What delivery has been like so far, as one immutable snapshot. */
  DeliveryFacts delivery();

  /**
   * Whether the far end sets the pace: a live playlist, UDP. False for files and VOD playlists,
   * which can be read as fast as they decode.
   */
  boolean live();

  /** Makes every blocked and future call fail within one second. Idempotent. */
  void stop();

  /** Releases sockets and threads. Idempotent; never throws. */
  @Override
  void close();
}
