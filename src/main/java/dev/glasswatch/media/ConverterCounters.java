package dev.glasswatch.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what a stream's converter does. One thread counts, any thread may look; a look costs the
 * converter nothing, and may see counts that are a frame apart.
 */
public final class ConverterCounters {

  /** What is counted. */
  enum Count {
    VIDEO_FRAMES,
    FRAMES_SKIPPED,
    AUDIO_BLOCKS,
    DECODE_ERRORS,
    CORRUPT_PACKETS,
    CONTINUITY_ERRORS
  }

  private static final long NEVER = Long.MIN_VALUE;
  private static final int VIDEO_TIME = Count.values().length;
  private static final int AUDIO_TIME = VIDEO_TIME + 1;
  private static final int VIDEO_AT = VIDEO_TIME + 2;
  private static final int AUDIO_AT = VIDEO_TIME + 3;

  private final AtomicLongArray values = new AtomicLongArray(AUDIO_AT + 1);
  private volatile List<Track> tracks = List.of();

  /** Nothing counted yet. */
  public ConverterCounters() {
    for (int i = VIDEO_TIME; i <= AUDIO_AT; i++) {
      values.set(i, NEVER);
    }
  }

  /** A snapshot; callable from any thread. */
  public ConverterFacts facts() {
    return new ConverterFacts(
        get(Count.VIDEO_FRAMES),
        get(Count.FRAMES_SKIPPED),
        get(Count.AUDIO_BLOCKS),
        get(Count.DECODE_ERRORS),
        get(Count.CORRUPT_PACKETS),
        get(Count.CONTINUITY_ERRORS),
        time(VIDEO_TIME),
        time(AUDIO_TIME),
        instant(VIDEO_AT),
        instant(AUDIO_AT),
        tracks);
  }

  long get(Count count) {
    return values.get(count.ordinal());
  }

  void add(Count count, long more) {
    if (more != 0) {
      values.setRelease(count.ordinal(), values.getPlain(count.ordinal()) + more);
    }
  }

  void picture(long mediaTime, long epochMillis) {
    add(Count.VIDEO_FRAMES, 1);
    values.setRelease(VIDEO_TIME, mediaTime);
    values.setRelease(VIDEO_AT, epochMillis);
  }

  void sound(long mediaTime, long epochMillis) {
    add(Count.AUDIO_BLOCKS, 1);
    values.setRelease(AUDIO_TIME, mediaTime);
    values.setRelease(AUDIO_AT, epochMillis);
  }

  void tracks(List<Track> announced) {
    tracks = List.copyOf(announced);
  }

  /** The decoder knows a track better than its container does. */
  void describe(String track, String description) {
    tracks =
        tracks.stream()
            .map(known -> known.name().equals(track) ? described(known, description) : known)
            .toList();
  }

  private static Track described(Track track, String description) {
    return new Track(
        track.name(), track.kind(), track.codec(), track.language(), track.watched(), description);
  }

  private OptionalLong time(int index) {
    long value = values.get(index);
    return value == NEVER ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private Optional<Instant> instant(int index) {
    long value = values.get(index);
    return value == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }
}
