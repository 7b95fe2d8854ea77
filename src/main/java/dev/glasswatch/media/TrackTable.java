package dev.glasswatch.media;

import dev.glasswatch.media.TrackSelection.Selected;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.Demuxer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which decoder each stream of each input goes to. A track keeps its decoder from run to run. */
final class TrackTable implements AutoCloseable {

  private final TrackSelection selection;
  private final MediaTimeline timeline;
  private final TrackOutput output;
  private final Supplier<WatchLevel> level;
  private final boolean soundApart;
  private final Map<String, DecodedTrack> decoded = new LinkedHashMap<>();
  private final Map<InputFeed, List<Selected>> selected = new LinkedHashMap<>();
  private final Map<InputFeed, @Nullable DecodedTrack[]> routes = new HashMap<>();
  private final Map<InputFeed, Integer> known = new HashMap<>();
  private List<Track> announced = List.of();
  private boolean hasPicture;

  TrackTable(
      TrackSelection selection,
      MediaTimeline timeline,
      TrackOutput output,
      Supplier<WatchLevel> level,
      boolean soundApart) {
    this.selection = selection;
    this.timeline = timeline;
    this.output = output;
    this.level = level;
    this.soundApart = soundApart;
  }

  /** Selects among the streams of the feed's open run, and announces the tracks if they changed. */
  void assign(InputFeed feed, Predicate<DemuxedStream> alive) {
    Demuxer demuxer = feed.demuxer();
    List<Selected> all =
        selection.select(feed.input().role(), !soundApart, demuxer.streams(), alive);
    List<Selected> watched = all.stream().filter(Selected::watched).toList();
    demuxer.select(watched.stream().map(Selected::stream).toList());
    @Nullable DecodedTrack[] route = new DecodedTrack[256];
    for (Selected each : watched) {
      route[each.stream().index()] = track(feed, demuxer, each);
    }
    routes.put(feed, route);
    known.put(feed, demuxer.streamCount());
    selected.put(feed, all);
    announce();
  }

  private DecodedTrack track(InputFeed feed, Demuxer demuxer, Selected wanted) {
    DecodedTrack before = decoded.get(wanted.name());
    if (before == null) {
      DecodedTrack created = create(feed, demuxer, wanted);
      decoded.put(wanted.name(), created);
      return created;
    }
    before.continueWith(demuxer, wanted.stream());
    return before;
  }

  private DecodedTrack create(InputFeed feed, Demuxer demuxer, Selected wanted) {
    DemuxedStream stream = wanted.stream();
    TrackClock clock = timeline.track(feed, stream.wrapMicros());
    return switch (stream.kind()) {
      case VIDEO -> {
        hasPicture = true;
        yield new VideoTrack(wanted.name(), clock, output, demuxer, stream, level);
      }
      case AUDIO -> new AudioTrack(wanted.name(), clock, output, demuxer, stream);
    };
  }

  private void announce() {
    List<Track> tracks = new ArrayList<>();
    selected.values().forEach(list -> list.forEach(each -> tracks.add(each.track())));
    if (!tracks.equals(announced)) {
      announced = List.copyOf(tracks);
      output.counters().tracks(announced);
      output.event(new MediaEvent.TracksChanged(timeline.now(), announced));
    }
  }

  /** Whether the feed's container has announced further streams since they were assigned. */
  boolean grown(InputFeed feed) {
    return feed.demuxer().streamCount() != known.getOrDefault(feed, 0);
  }

  /** Where packets of that stream go; null when nobody watches it. */
  @Nullable DecodedTrack route(InputFeed feed, int stream) {
    @Nullable DecodedTrack[] route = routes.get(feed);
    return route == null || stream >= route.length ? null : route[stream];
  }

  /** Whether anything of this input is decoded. */
  boolean watches(InputFeed feed) {
    return decoded.values().stream().anyMatch(track -> track.clock().input == feed);
  }

  /** Publishes what the decoders of this input's tracks still hold. */
  void finish(InputFeed feed) {
    for (DecodedTrack track : decoded.values()) {
      if (track.clock().input == feed) {
        track.finish();
      }
    }
  }

  /** Tracks as announced last. */
  List<Track> announced() {
    return announced;
  }

  /** Whether anything is decoded. */
  boolean empty() {
    return decoded.isEmpty();
  }

  /** Whether decoding is expected to give anything that readers can see. */
  boolean expectsOutput() {
    return decoded.values().stream().anyMatch(DecodedTrack::publishes);
  }

  /** Whether there is a picture to go by. */
  boolean hasPicture() {
    return hasPicture;
  }

  @Override
  public void close() {
    decoded
        .values()
        .forEach(
            track -> {
              timeline.remove(track.clock());
              track.close();
            });
    decoded.clear();
  }
}
