package dev.glasswatch.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens an HLS stream: picks variant and sound, and starts a thread for each playlist. */
final class HlsOpening {
  /**
   * An HLS stream that is being fetched.
   *
   * @param inputs the main one, and perhaps one of sound
   * @param live whether segments will be added as time goes by
   */
  record Opened(List<Input> inputs, boolean live) {}

  private final Fetcher fetcher;
  private final Connection connection;
  private final SourceSpec spec;
  private final Budget budget;

  HlsOpening(Fetcher fetcher, Connection connection, SourceSpec spec, Budget budget) {
    this.fetcher = fetcher;
    this.connection = connection;
    this.spec = spec;
    this.budget = budget;
  }

  /** Opens what {@code first}, a master or a media playlist, leads to. */
  Opened open(LoadedPlaylist first) throws SourceException {
    if (!first.master()) {
      return start(first, Optional.empty());
    }
    MasterPlaylist master = first.asMaster();
    Variant variant = master.choose(spec.rendition());
    Optional<URI> sound =
        master
            .sound(variant, spec.audioLanguage())
            .flatMap(AudioRendition::url)
            .filter(url -> !url.equals(variant.url()));
    LoadedPlaylist main = load(variant.url());
    return start(main, sound.isPresent() ? Optional.of(load(sound.get())) : Optional.empty());
  }

  private LoadedPlaylist load(URI url) throws SourceException {
    return LoadedPlaylist.load(url, fetcher, connection, budget);
  }

  private Opened start(LoadedPlaylist main, Optional<LoadedPlaylist> sound) throws SourceException {
    List<Runnable> starts = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    SegmentFeed leading = feed(main, Input.Role.MAIN, inputs, starts);
    if (sound.isPresent()) {
      feed(sound.get(), Input.Role.AUDIO, inputs, starts);
    }
    starts.forEach(Runnable::run);
    return new Opened(List.copyOf(inputs), leading.live());
  }

  private SegmentFeed feed(
      LoadedPlaylist playlist, Input.Role role, List<Input> inputs, List<Runnable> starts)
      throws SourceException {
    SegmentQueue queue = new SegmentQueue(connection.bounds(), connection.stop());
    SegmentFeed feed = SegmentFeed.of(playlist, fetcher, connection, queue, role);
    inputs.add(new HlsInput(role, queue, feed.longestSilence()));
    String name = "hls-" + connection.stream() + (role == Input.Role.AUDIO ? "-audio" : "");
    starts.add(() -> Thread.ofVirtual().name(name).start(feed));
    return feed;
  }
}
