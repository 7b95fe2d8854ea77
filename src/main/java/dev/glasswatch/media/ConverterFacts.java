package dev.glasswatch.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a stream's converter has done so far, over all its connections.
 *
 * @param videoFrames pictures decoded
 * @param framesSkipped pictures not decoded, because the watch level is keyframes only
 * @param audioBlocks blocks of sound decoded
 * @param decodeErrors packets that gave nothing, and pictures with damage
 * @param corruptPackets packets marked corrupt by the transport
 * @param continuityErrors jumps of transport stream continuity counters
 * @param videoTime media time of the last picture, microseconds
 * @param audioTime media time of the last sound, microseconds
 * @param videoAt when the last picture was decoded
 * @param audioAt when the last sound was decoded
 * @param tracks what the stream holds, as last announced
 */
public record ConverterFacts(
    long videoFrames,
    long framesSkipped,
    long audioBlocks,
    long decodeErrors,
    long corruptPackets,
    long continuityErrors,
    OptionalLong videoTime,
    OptionalLong audioTime,
    Optional<Instant> videoAt,
    Optional<Instant> audioAt,
    List<Track> tracks) {

  /** Copies the list. */
  public ConverterFacts {
    tracks = List.copyOf(tracks);
  }
}
