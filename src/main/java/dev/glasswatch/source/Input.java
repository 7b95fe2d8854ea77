package dev.glasswatch.source;

import java.util.Optional;

/**
 * A sequence of byte runs that together are one multiplex: the main one, or a separate audio
 * rendition. Read by the converter thread alone.
 */
public interface Input {

  /** What the converter should take from this input. */
  enum Role {
    /** All tracks that the stream's settings select. */
    MAIN,
    /** Audio only: the main input's own audio, if any, is ignored. */
    AUDIO
  }

  /** What to take from this input. */
  Role role();

  /**
   * The next run, or empty at the end of the input. Blocks until its first byte could be read, no
   * longer than the source's stall deadline.
   */
  Optional<Run> next() throws SourceException;

  /**
   * Whether reading on would find bytes without waiting for the network, as far as is known. With
   * two inputs the converter reads the one that is ready when the other is not.
   */
  boolean ready();
}
