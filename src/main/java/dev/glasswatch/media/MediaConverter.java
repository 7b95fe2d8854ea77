package dev.glasswatch.media;

import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.source.Input;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
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
  private final InputFeeds feeds;
  private final PacketPlacing placing;
  private final NativePacket packet = new NativePacket();
  private @Nullable Opening opening;
  private @Nullable Opening backlog;
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
    this(choice, inputs, memory, clock, System::nanoTime);
  }

  /** As above, with the clock for our own deadlines. */
  MediaConverter(
      TrackChoice choice,
      List<Input> inputs,
      MediaMemory memory,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.memory = memory;
    this.timeline = memory.timeline();
    this.output = new TrackOutput(memory, clock);
    this.placing = new PacketPlacing(memory, output, new WallAnchors(memory.wallClock(), clock));
    this.feeds = new InputFeeds(inputs.stream().map(input -> feed(input, nanoTime)).toList());
    this.opening = new Opening(inputs.size() > 1);
    this.tracks =
        new TrackTable(
            new TrackSelection(choice), timeline, output, () -> level, inputs.size() > 1);
  }

  private InputFeed feed(Input input, LongSupplier nanoTime) {
    return new InputFeed(input, () -> stopped, nanoTime, memory.counters());
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
        salvage(e);
      }
      throw e;
    }
  }

  /** What has arrived so far still counts. */
  private void salvage(Exception cause) {
    try {
      tryToBegin(true);
      while (convertHeld()) {}
    } catch (MediaException e) {
      cause.addSuppressed(e);
    }
    feeds.forEach(tracks::finish);
    output.announceHeld();
  }

  private int work() throws SourceException, MediaException {
    if (stopped) {
      throw new SourceException(SourceFault.STOPPED, "Watching was stopped");
    }
    if (convertHeld()) {
      return 1;
    }
    InputFeed feed = feeds.next();
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

  private int end() throws MediaException {
    if (tryToBegin(true)) {
      return 1;
    }
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
    if (!tryToBegin(true)) { // else this is reached again, when what was held has been converted
      tracks.finish(feed);
      feed.closeRun();
    }
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

  /**
   * Once the first packets tell which tracks live and when the stream starts, it begins.
   *
   * @return whether it did so just now
   */
  private boolean tryToBegin(boolean atOnce) throws MediaException {
    Opening held = opening;
    if (held == null || !(atOnce || held.complete(feeds.all()))) {
      return false;
    }
    opening = null;
    backlog = held;
    output.event(timeline.begin(held.origin()));
    feeds.forEach(feed -> assign(feed, held));
    requireTracks();
    return true;
  }

  private void assign(InputFeed feed, Opening held) {
    if (feed.open()) {
      tracks.assign(feed, stream -> held.alive(feed, stream));
    }
    feed.begin(tracks.watches(feed));
  }

  /** Converts the next of the packets that were held back; false when there are none. */
  private boolean convertHeld() {
    Opening held = backlog;
    if (held == null) {
      return false;
    }
    Opening.Held next = held.next();
    if (next == null) {
      backlog = null;
      return false;
    }
    try (NativePacket first = next.packet()) {
      if (next.feed().open()) {
        convert(next.feed(), first);
      }
    }
    return true;
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
      placing.place(feed, track, compressed, tracks.hasPicture());
      track.decode(compressed);
    }
    compressed.release();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      closeHeld(opening);
      closeHeld(backlog);
      tracks.close();
      feeds.forEach(InputFeed::close);
      packet.close();
    }
  }

  private static void closeHeld(@Nullable Opening held) {
    if (held != null) {
      held.close();
    }
  }
}
