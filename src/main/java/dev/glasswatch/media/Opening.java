package dev.glasswatch.media;

import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.source.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first packets of a connection, held back until every track has shown one: only then is it
 * known which tracks are alive, and which timestamp is the first. No more than two seconds of media
 * are held.
 */
final class Opening implements AutoCloseable {

  private static final long MOST_SPAN = 2_000_000;
  private static final long LEAST_SPAN_WHEN_GROWING = 700_000;
  private static final int MOST_PACKETS = 4000;
  private static final long MOST_BYTES = 16 << 20;

  /** A packet and where it came from. */
  record Held(InputFeed feed, NativePacket packet) {}

  private record Key(InputFeed feed, int stream) {}

  private final Deque<Held> held = new ArrayDeque<>();
  private final Map<Key, Long> firstTimes = new HashMap<>();
  private final Map<InputFeed, long[]> spans = new HashMap<>();
  private @Nullable Long reference;
  private final boolean soundApart;
  private long bytes;

  /**
   * Nothing held yet.
   *
   * @param soundApart whether the sound comes as an input of its own, so that the main one's counts
   *     for nothing
   */
  Opening(boolean soundApart) {
    this.soundApart = soundApart;
  }

  /** Holds a packet; takes its content. */
  void hold(InputFeed feed, NativePacket packet) {
    note(feed, packet);
    bytes += packet.size();
    NativePacket kept = new NativePacket();
    kept.take(packet);
    held.add(new Held(feed, kept));
  }

  private void note(InputFeed feed, NativePacket packet) {
    Optional<DemuxedStream> stream = stream(feed, packet.stream());
    if (stream.isEmpty() || ignored(feed, stream.get())) {
      return;
    }
    long pts = stream.get().firstMicros(packet);
    long first = pts == FrameView.NO_PTS ? stream.get().micros(stream.get().firstDts(packet)) : pts;
    long primed = priming(feed, stream.get(), packet);
    if (first == FrameView.NO_PTS || (packet.discarded() && primed == 0)) {
      return;
    }
    long time = near(stream.get(), first) + primed;
    feed.reached(time);
    firstTimes.putIfAbsent(new Key(feed, packet.stream()), time);
    long[] span = spans.computeIfAbsent(feed, any -> new long[] {time, time});
    span[0] = Math.min(span[0], time);
    span[1] = Math.max(span[1], time);
  }

  private boolean ignored(InputFeed feed, DemuxedStream stream) {
    return soundApart
        && feed.input().role() == Input.Role.MAIN
        && stream.kind() == Track.Kind.AUDIO;
  }

  private static Optional<DemuxedStream> stream(InputFeed feed, int index) {
    return feed.demuxer().streams().stream().filter(s -> s.index() == index).findFirst();
  }

  /** Two tracks may begin on different sides of a wrap. */
  private long near(DemuxedStream stream, long time) {
    if (reference == null) {
      reference = time;
    }
    return MediaTimeline.unwrapped(time, reference, stream.wrapMicros());
  }

  private static long priming(InputFeed feed, DemuxedStream stream, NativePacket packet) {
    int rate = feed.demuxer().sampleRate(stream.index());
    return rate <= 0 ? 0 : packet.skippedSamples() * 1_000_000L / rate;
  }

  /** Whether enough is known. */
  boolean complete(List<InputFeed> feeds) {
    return held.size() >= MOST_PACKETS
        || bytes >= MOST_BYTES
        || feeds.stream().allMatch(this::settled);
  }

  private boolean settled(InputFeed feed) {
    if (feed.ended() || !feed.open()) {
      return feed.ended() || spans.containsKey(feed);
    }
    long[] span = spans.get(feed);
    if (span == null) {
      return false;
    }
    long seen = span[1] - span[0];
    List<DemuxedStream> streams = feed.demuxer().streams();
    boolean allAlive =
        streams.stream().allMatch(stream -> alive(feed, stream) || ignored(feed, stream));
    boolean bothKinds = streams.stream().map(DemuxedStream::kind).distinct().count() == 2;
    boolean allKnown = !feed.demuxer().mayGrow() || bothKinds || seen >= LEAST_SPAN_WHEN_GROWING;
    return (allAlive && allKnown) || seen >= MOST_SPAN;
  }

  /** Whether a packet of this stream has come. */
  boolean alive(InputFeed feed, DemuxedStream stream) {
    return firstTimes.containsKey(new Key(feed, stream.index()));
  }

  /** The first timestamp of all, in raw microseconds; 0 when none has any. */
  long origin() {
    return firstTimes.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }

  /** Whether any packet is held. */
  boolean empty() {
    return held.isEmpty();
  }

  /** The next packet in the order they came, or null; the caller closes it. */
  @Nullable Held next() {
    return held.poll();
  }

  @Override
  public void close() {
    held.forEach(each -> each.packet().close());
    held.clear();
  }
}
