package dev.glasswatch.source;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stream that is fetched: a local file, or a resource on the web. */
final class FetchedSource implements Source {
  private static final int HEAD = 64;

  private final URI url;
  private final Fetcher fetcher;
  private final SourceLimits limits;
  private final StopSignal stop;
  private final DeliveryLedger ledger;
  private final AtomicReference<@Nullable Run> run = new AtomicReference<>();

  private volatile boolean live;

  FetchedSource(
      URI url, Fetcher fetcher, SourceLimits limits, StopSignal stop, DeliveryLedger ledger) {
    this.url = url;
    this.fetcher = fetcher;
    this.limits = limits;
    this.stop = stop;
    this.ledger = ledger;
  }

  @Override
  public List<Input> open() throws SourceException {
    Budget budget = new Budget(limits.deadlines().open());
    Body body = fetcher.open(url, ByteSpan.WHOLE, budget);
    try {
      byte[] head = head(body);
      budget.lift();
      return List.of(progressive(body, head));
    } catch (SourceException e) {
      body.close();
      throw e;
    }
  }

  private static byte[] head(Body body) throws SourceException {
    byte[] head = new byte[HEAD];
    int length = body.readUpTo(head);
    if (length == 0) {
      throw new SourceException(
          SourceFault.MALFORMED, RedactedUrl.of(body.url().toString()) + " is empty.");
    }
    return Arrays.copyOf(head, length);
  }

  private Input progressive(Body body, byte[] head) {
    Run opened =
        switch (body) {
          case FileBody file -> {
            file.seek(0);
            yield new FileRun(file, stop);
          }
          default -> new HttpRun(fetcher, limits.deadlines(), body, head);
        };
    // Nobody can say how long something live will be.
    live = opened.size() < 0;
    run.set(opened);
    return new SingleRun(opened);
  }

  @Override
  public DeliveryFacts delivery() {
    return ledger.facts();
  }

  @Override
  public boolean live() {
    return live;
  }

  @Override
  public void stop() {
    stop.stop();
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
