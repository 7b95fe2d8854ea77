package dev.glasswatch.source;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stream that is fetched: a local file, or a resource on the web. */
final class FetchedSource implements Source {
  private static final int HEAD = 64;

  private final URI url;
  private final SourceSpec spec;
  private final Fetcher fetcher;
  private final Connection connection;
  private final AtomicReference<@Nullable Run> run = new AtomicReference<>();

  private volatile boolean live;

  FetchedSource(URI url, SourceSpec spec, Fetcher fetcher, Connection connection) {
    this.url = url;
    this.spec = spec;
    this.fetcher = fetcher;
    this.connection = connection;
  }

  @Override
  public List<Input> open() throws SourceException {
    Budget budget = new Budget(connection.deadlines().open());
    Instant start = connection.clock().instant();
    Body body = fetcher.open(url, ByteSpan.WHOLE, budget);
    try {
      byte[] head = head(body, spec.display());
      if (PlaylistText.isPlaylist(head)) {
        return playlist(body, head, start, budget);
      }
      budget.lift();
      return List.of(progressive(body, head));
    } catch (SourceException e) {
      body.close();
      throw e;
    }
  }

  private List<Input> playlist(Body body, byte[] head, Instant start, Budget budget)
      throws SourceException {
    LoadedPlaylist first = LoadedPlaylist.read(url, body, head, start, connection.bounds());
    body.close();
    HlsOpening.Opened opened = new HlsOpening(fetcher, connection, spec, budget).open(first);
    live = opened.live();
    return opened.inputs();
  }

  private static byte[] head(Body body, String display) throws SourceException {
    byte[] head = new byte[HEAD];
    int length = body.readUpTo(head);
    if (length == 0) {
      throw new SourceException(SourceFault.MALFORMED, display + " is empty.");
    }
    return Arrays.copyOf(head, length);
  }

  private Input progressive(Body body, byte[] head) {
    Run opened =
        switch (body) {
          case FileBody file -> {
            file.seek(0);
            yield new FileRun(file, connection.stop());
          }
          default -> new HttpRun(fetcher, connection.deadlines(), body, head);
        };
    // Nobody can say how long something live will be.
    live = opened.size() < 0;
    run.set(opened);
    return new SingleRun(opened, () -> true);
  }

  @Override
  public DeliveryFacts delivery() {
    return connection.ledger().facts();
  }

  @Override
  public boolean live() {
    return live;
  }

  @Override
  public void stop() {
    connection.stop().stop();
  }

  @Override
  public void close() {
    stop();
    Run opened = run.getAndSet(null);
    if (opened != null) {
      opened.close();
    }
  }
}
