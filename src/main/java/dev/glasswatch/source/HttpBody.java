package dev.glasswatch.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** The response to one GET request. */
final class HttpBody implements Body {
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final HttpCall call;
  private final ClassicHttpResponse response;
  private final URI url;
  private final Budget budget;
  private final Connection connection;
  private final Pace pace;
  private final InputStream stream;

  HttpBody(
      HttpCall call, ClassicHttpResponse response, URI url, Budget budget, Connection connection)
      throws IOException {
    this.call = call;
    this.response = response;
    this.url = url;
    this.budget = budget;
    this.connection = connection;
    this.pace = new Pace(connection.deadlines().stall(), connection.bounds().minimumRate());
    HttpEntity entity = response.getEntity();
    this.stream = entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  int status() {
    return response.getCode();
  }

  /** Where a redirect leads, empty when this is none. */
  Optional<String> redirect() {
    return switch (status()) {
      case 301, 302, 303, 307, 308 -> header("Location");
      default -> Optional.empty();
    };
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public long length() {
    return contentRange()
        .map(range -> range.group(2))
        .filter(total -> !total.equals("*"))
        .or(() -> header("Content-Length").filter(text -> status() != 206))
        .map(HttpBody::number)
        .orElse(OptionalLong.empty())
        .orElse(-1);
  }

  @Override
  public boolean ranges() {
    boolean offered = header("Accept-Ranges").filter("bytes"::equalsIgnoreCase).isPresent();
    return length() >= 0 && (offered || status() == 206);
  }

  /** Whether this response is just the part that was asked for, and ends where it ends. */
  boolean exactly(ByteSpan span) {
    boolean sameEnd =
        span.length().isEmpty()
            || response.getEntity().getContentLength() == span.length().getAsLong();
    return status() == 206 && offset() == span.offset() && sameEnd;
  }

  /** The offset of the first byte of this response in the resource. */
  long offset() {
    return contentRange().map(range -> number(range.group(1)).orElse(-1)).orElse(0L);
  }

  private Optional<Matcher> contentRange() {
    return header("Content-Range")
        .filter(text -> status() == 206)
        .map(CONTENT_RANGE::matcher)
        .filter(Matcher::matches);
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  private static OptionalLong number(String text) {
    boolean readable = text.matches("\\d{1,18}");
    return readable ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws SourceException {
    Duration allowed = budget.left(connection.deadlines().stall());
    if (allowed.isZero()) {
      throw tooSlow();
    }
    Instant start = connection.clock().instant();
    int read = call.within(allowed, () -> stream.read(into, offset, length));
    Duration took = Duration.between(start, connection.clock().instant());
    budget.spend(took);
    if (read > 0) {
      connection.ledger().received(read);
      if (pace.tooSlow(read, took)) {
        throw tooSlow();
      }
    }
    return read;
  }

  private SourceException tooSlow() {
    return new SourceException(
        SourceFault.STALLED, RedactedUrl.of(url.toString()) + " sends too slowly to be watched.");
  }

  @Override
  public void close() {
    // In this order: closing a stream that still has bytes would read them, perhaps for ever.
    call.close();
    try {
      response.close();
    } catch (IOException e) {
      // The connection is gone either way.
    }
  }
}
