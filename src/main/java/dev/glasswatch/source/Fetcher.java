package dev.glasswatch.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * Fetches on behalf of one source: follows redirects, vets files, sends credentials where they
 * belong, keeps the delivery ledger, and gives up when the source is stopped. Thread-safe; each
 * body that it opens belongs to one thread.
 */
final class Fetcher {
  private final HttpTransport transport;
  private final FileAccess files;
  private final Optional<Credentials> credentials;
  private final Connection connection;

  /**
   * @param credentials of a stream that comes from the web; such a stream may not name local files
   */
  Fetcher(
      HttpTransport transport,
      FileAccess files,
      Optional<Credentials> credentials,
      Connection connection) {
    this.transport = transport;
    this.files = files;
    this.credentials = credentials;
    this.connection = connection;
  }

  /** Opens a resource, or part of it; the body starts at the span's first byte. */
  Body open(URI url, ByteSpan span, Budget budget) throws SourceException {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http", "https" -> web(url, span, budget);
      case "file" -> file(url, span);
      default -> throw SourceUrl.unsupported(url, scheme);
    };
  }

  /** Reads the whole of a small resource. */
  byte[] readAll(URI url, ByteSpan span, int bound, Budget budget) throws SourceException {
    try (Body body = open(url, span, budget)) {
      return body.readAll(new byte[0], bound);
    }
  }

  private Body file(URI url, ByteSpan span) throws SourceException {
    connection.stop().check();
    if (credentials.isPresent()) {
      throw new SourceException(
          SourceFault.ADDRESS_FORBIDDEN,
          "The stream comes from the web and names a local file, which is refused.");
    }
    Path path = SourceUrl.path(url);
    String display = RedactedUrl.of(path.toString());
    return FileBody.open(files.require(display, path), span, connection.ledger());
  }

  private Body web(URI start, ByteSpan span, Budget budget) throws SourceException {
    URI url = start;
    for (int hop = 0; hop <= connection.bounds().redirects(); hop++) {
      HttpBody body = get(url, span, budget);
      Optional<String> redirect = body.redirect();
      if (redirect.isEmpty()) {
        return accept(body, span);
      }
      body.close();
      url = webOnly(url, Urls.resolve(url, redirect.get()));
    }
    throw fault(SourceFault.HTTP_ERROR, start, "redirects too many times.");
  }

  private HttpBody get(URI url, ByteSpan span, Budget budget) throws SourceException {
    Origin origin = Origin.of(url);
    HttpCall call = new HttpCall(transport, connection.stop(), url, origin);
    try {
      if (credentials.isPresent()) {
        call.headers(credentials.get().headersFor(url));
      }
      call.request().setHeader("Accept-Encoding", "identity");
      if (!span.whole()) {
        call.request().setHeader("Range", span.header());
      }
      return send(call, url, origin, budget);
    } catch (SourceException e) {
      connection.ledger().requestFailed();
      call.close();
      throw e;
    }
  }

  private HttpBody send(HttpCall call, URI url, Origin origin, Budget budget)
      throws SourceException {
    Instant start = connection.clock().instant();
    connection.ledger().requested();
    Duration allowed = budget.left(connection.deadlines().response());
    return call.within(
        allowed,
        () -> {
          ClassicHttpResponse response = transport.send(origin, call);
          Duration took = Duration.between(start, connection.clock().instant());
          budget.spend(took);
          connection.ledger().responded(response.getCode(), took);
          return new HttpBody(call, response, url, budget, connection);
        });
  }

  /** Refuses an error status, and cuts the asked part out of a response that is the whole. */
  private Body accept(HttpBody body, ByteSpan span) throws SourceException {
    try {
      if (body.status() != 200 && body.status() != 206) {
        connection.ledger().requestFailed();
        throw fault(SourceFault.HTTP_ERROR, body.url(), "answered " + body.status() + ".");
      }
      if (span.whole() || body.exactly(span)) {
        return body;
      }
      return SpanBody.cut(body, body.offset(), span, connection.bounds().segment());
    } catch (SourceException e) {
      body.close();
      throw e;
    }
  }

  private static URI webOnly(URI from, URI to) throws SourceException {
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw fault(SourceFault.HTTP_ERROR, from, "redirects to something that is not on the web.");
    }
    return to;
  }

  private static SourceException fault(SourceFault fault, URI url, String what) {
    return new SourceException(fault, RedactedUrl.of(url.toString()) + " " + what);
  }
}
