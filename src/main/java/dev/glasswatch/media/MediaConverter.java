package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.source.Input;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Demuxes and decodes one connection of one stream into its {@link MediaRing}: pictures reduced to
 * the planes that readers need, sound, packets, and what happens on the timeline.
 *
 * <p>One thread calls {@link #doWork} and {@link #close}; the other methods are for any thread.
 * What must outlive the connection is in {@link MediaMemory}. No {@link MediaEvent.Ended} is
 * published: whoever reconnects or loops knows whether it was the end.
 */
public final class MediaConverter implements AutoCloseable {

  /**
   * How far one input may be read ahead of another that keeps us waiting; less than the two seconds
   * after which a track that stays behind counts as missing.
   */
  private static final long MOST_LEAD = 1_500_000;

  private final MediaMemory memory;
  private final MediaTimeline timeline;
  private final TrackOutput output;
  private final TrackTable tracks;
  private final List<InputFeed> feeds;
  private final WallAnchors anchors;
  private final NativePacket packet = new NativePacket();
  private @Nullable Opening opening = new Opening();
  private volatile WatchLevel level = WatchLevel.EVERY_FRAME;
  private volatile boolean stopped;
  private boolean closed;

  /**
   * A converter for what a source has just opened.
   *
   * @param inputs the main input and, where the sound comes separately, a second one
   * @param clock tells when packets arrived
   */
  public MediaConverter(
      TrackChoice choice, List<Input> inputs, MediaMemory memory, InstantSource clock) {
    this.memory = memory;
    this.timeline = memory.timeline();
    this.output = new TrackOutput(memory, clock);
    this.anchors = new WallAnchors(memory.wallClock(), clock);
    this.feeds = inputs.stream().map(this::feed).toList();
    this.tracks =
        new TrackTable(
            new TrackSelection(choice), timeline, output, () -> level, inputs.size() > 1);
  }

  private InputFeed feed(Input input) {
    return new InputFeed(input, () -> stopped, System::nanoTime, memory.counters());
  }

  /** How closely to look from now on; a converter starts with every frame. */
  public void level(WatchLevel wanted) {
    level = wanted;
  }

  /** Makes {@link #doWork} fail with {@code STOPPED} as soon as its source lets go. */
  public void stop() {
    stopped = true;
  }

  /**
   * Reads one packet, decodes it and publishes what comes out. Blocks no longer than the source
   * does.
   *
   * @return how much was done; -1 at the end of all inputs, when everything has been published
   * @throws SourceException when bytes can't be had; what was decoded before has been published
   * @throws MediaException when the bytes can't be watched; likewise
   */
  public int doWork() throws SourceException, MediaException {
    try {
      return work();
    } catch (SourceException | MediaException e) {
      if (!stopped) {
        feeds.forEach(tracks::finish);
        output.announceHeld();
      }
      throw e;
    }
  }

  private int work() throws SourceException, MediaException {
    if (stopped) {
      throw new SourceException(SourceFault.STOPPED, "Watching was stopped");
    }
    InputFeed feed = next();
    if (feed == null) {
      return end();
    }
    switch (feed.step(packet)) {
      case RUN -> runBegins(feed);
      case PACKET -> arrived(feed);
      case RUN_ENDED -> runEnds(feed);
      case ENDED -> tryToBegin(false);
    }
    return 1;
  }

  /** The input to read: the one that is behind, unless only the other can be read at once. */
  private @Nullable InputFeed next() {
    InputFeed behind = null;
    InputFeed ahead = null;
    for (InputFeed feed : feeds) {
      if (feed.ended()) {
        continue;
      }
      if (behind == null || feed.reached() < behind.reached()) {
        ahead = behind;
        behind = feed;
      } else {
        ahead = feed;
      }
    }
    return prefersAhead(behind, ahead) ? ahead : behind;
  }

  private static boolean prefersAhead(@Nullable InputFeed behind, @Nullable InputFeed ahead) {
    return behind != null
        && ahead != null
        && ahead.open()
        && behind.open()
        && ahead.reached() - behind.reached() < MOST_LEAD
        && !behind.input().ready()
        && ahead.input().ready();
  }

  private int end() throws MediaException {
    tryToBegin(true);
    feeds.forEach(tracks::finish);
    output.announceHeld();
    if (output.published() == 0 && tracks.expectsOutput()) {
      throw new MediaException(
          MediaFault.NOTHING_DECODABLE, "No picture or sound in this input could be decoded");
    }
    return -1;
  }

  private void runBegins(InputFeed feed) {
    if (opening != null) {
      return;
    }
    tracks.assign(feed, stream -> true);
    if (!feed.sameClock()) {
      timeline.signalDiscontinuity(feed);
    }
  }

  private void runEnds(InputFeed feed) throws MediaException {
    tryToBegin(true);
    tracks.finish(feed);
    feed.closeRun();
  }

  private void arrived(InputFeed feed) throws MediaException {
    Opening held = opening;
    if (held == null) {
      convert(feed, packet);
    } else {
      held.hold(feed, packet);
      tryToBegin(false);
    }
  }

  /** Once the first packets tell which tracks live and when the stream starts, they go on. */
  private void tryToBegin(boolean atOnce) throws MediaException {
    Opening held = opening;
    if (held == null || !(atOnce || held.complete(feeds))) {
      return;
    }
    opening = null;
    try (held) {
      begin(held);
    }
  }

  private void begin(Opening held) throws MediaException {
    output.event(timeline.begin(held.origin()));
    for (InputFeed feed : feeds) {
      if (feed.open()) {
        tracks.assign(feed, stream -> held.alive(feed, stream));
      }
    }
    requireTracks();
    for (Opening.Held each = held.next(); each != null; each = held.next()) {
      try (NativePacket first = each.packet()) {
        convert(each.feed(), first);
      }
    }
  }

  private void requireTracks() throws MediaException {
    if (!tracks.empty()) {
      return;
    }
    String codecs =
        tracks.announced().stream().map(Track::codec).distinct().collect(Collectors.joining(", "));
    throw codecs.isEmpty()
        ? new MediaException(MediaFault.NO_TRACKS, "This input holds neither picture nor sound")
        : new MediaException(
            MediaFault.UNSUPPORTED_CODEC,
            "Its tracks (%s) are none that Glasswatch decodes, or were not asked for"
                .formatted(codecs));
  }

  private void convert(InputFeed feed, NativePacket compressed) {
    if (tracks.grown(feed)) {
      tracks.assign(feed, stream -> tracks.route(feed, stream.index()) != null);
    }
    DecodedTrack track = tracks.route(feed, compressed.stream());
    if (track != null) {
      track.checkCodec(feed.demuxer(), compressed);
      long tag = place(feed, track, compressed);
      output.packet(tag);
      memory.packets().add(track.format(), compressed, tag);
      withdrawGuesses(track, compressed);
      track.decode(compressed);
    }
    compressed.release();
  }

  /** Gives the packet its place on the timeline, and a tag by which its frame is known again. */
  private long place(InputFeed feed, DecodedTrack track, NativePacket compressed) {
    DemuxedStream stream = track.stream();
    long rawPts = stream.micros(compressed.pts());
    long rawDts = stream.micros(compressed.dts());
    long duration = stream.micros(compressed.duration());
    TrackClock clock = track.clock();
    Discontinuity jump = timeline.place(clock, rawPts, rawDts, duration);
    long tag = output.notes().add(rawPts, health(feed, stream, compressed));
    if (jump != null) {
      output.hold(jump, tag);
    }
    compressed.retime(clock.pts(), clock.dts(), duration);
    compressed.tag(tag);
    feed.reached(clock.dts());
    describe(track, compressed, rawPts, rawDts);
    if (stream.kind() == Track.Kind.AUDIO ? !tracks.hasPicture() : compressed.keyframe()) {
      anchors.packet(feed, compressed.position(), clock.pts());
    }
    return tag;
  }

  /** The decoder guesses better than we do: it knows in which order pictures are shown. */
  private static void withdrawGuesses(DecodedTrack track, NativePacket compressed) {
    if (track.clock().extrapolated()) {
      compressed.retime(
          NativePacket.NO_TIMESTAMP, NativePacket.NO_TIMESTAMP, compressed.duration());
    }
  }

  private int health(InputFeed feed, DemuxedStream stream, NativePacket compressed) {
    int bits = compressed.corrupt() ? FrameHealth.CORRUPT_PACKET : 0;
    output.count(Count.CORRUPT_PACKETS, compressed.corrupt() ? 1 : 0);
    return feed.continuityJump(stream, compressed) ? bits | FrameHealth.CONTINUITY_ERROR : bits;
  }

  private void describe(DecodedTrack track, NativePacket compressed, long rawPts, long rawDts) {
    if (memory.ring().wantsPackets()) {
      memory
          .ring()
          .packet(
              new PacketView(
                  track.name(),
                  compressed.pts(),
                  rawPts,
                  rawDts,
                  compressed.size(),
                  compressed.keyframe(),
                  compressed.corrupt()));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (opening != null) {
        opening.close();
      }
      tracks.close();
      feeds.forEach(InputFeed::close);
      packet.close();
    }
  }
}
