package dev.glasswatch.source;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Contiguous bytes that one demuxer can read from end to end: a file, a UDP multiplex, or HLS
 * segments up to the next discontinuity or change of initialisation section (which the run then
 * starts with). Read by the converter thread alone.
 */
public interface Run extends AutoCloseable {

  /**
   * Reads at least one byte into {@code into}, or returns -1 at the end of the run. Blocks no
   * longer than the source's stall deadline; on live HLS, whose bytes come in bursts, until the
   * playlist counts as stale.
   *
   * @throws SourceException with the reason when the bytes stop short
   */
  int read(ByteBuffer into) throws SourceException;

  /** Length in bytes, or -1 when it isn't known. */
  long size();

  /** Whether {@link #seek} works; a demuxer may need it for files whose index stands at the end. */
  boolean seekable();

  /** Makes the next read start at this byte. */
  void seek(long position) throws SourceException;

  /** The container as libavformat calls it ({@code mpegts}, {@code mp4}), when the source knows. */
  Optional<String> format();

  /**
   * Whether this run's timestamps go on where the previous run's stopped (same clock), or start
   * anew after a discontinuity.
   */
  boolean sameClock();

  /**
   * The programme date and time of the segment that holds the byte at {@code position}, when the
   * playlist gives one: that segment's first timestamp corresponds to this instant.
   */
  Optional<Anchor> anchorAt(long position);

  /**
   * A place in the run whose date and time is known.
   *
   * @param position first byte of the segment
   * @param programDateTime date and time of that segment's first timestamp
   */
  record Anchor(long position, Instant programDateTime) {}

  /** Releases what the run holds. Idempotent; never throws. */
  @Override
  void close();
}
