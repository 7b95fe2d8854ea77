package dev.glasswatch.source;

import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Makes the sources of a process; they share one HTTP client, one resolver pool and one policy.
 * Thread-safe. Close it after the sources that it made.
 */
public final class Sources implements AutoCloseable {
  private final SourcePolicy policy;
  private final SourceLimits limits;
  private final InstantSource clock;
  private final HttpTransport transport;

  /** Sources on the system's resolver and the JDK's trust store. */
  public Sources(SourcePolicy policy, SourceLimits limits, InstantSource clock) {
    this(policy, limits, clock, HostResolver.SYSTEM, Sources::trustStoreOfTheJdk);
  }

  /** Sources that ask another resolver, or trust another authority. */
  public Sources(
      SourcePolicy policy,
      SourceLimits limits,
      InstantSource clock,
      HostResolver resolver,
      SSLContext tls) {
    this(policy, limits, clock, resolver, () -> tls);
  }

  private Sources(
      SourcePolicy policy,
      SourceLimits limits,
      InstantSource clock,
      HostResolver resolver,
      Supplier<SSLContext> tls) {
    this.policy = policy;
    this.limits = limits;
    this.clock = clock;
    this.transport = new HttpTransport(policy.addresses(), limits, resolver, tls);
  }

  /** A source named after what it shows, see {@link #create(String, SourceSpec)}. */
  public Source create(SourceSpec spec) throws SourceException {
    return create(spec.display(), spec);
  }

  /**
   * A source for one connection to a stream; nothing is connected before {@link Source#open}.
   *
   * @param stream the stream's id, for the names of threads
   * @throws SourceException when the URL cannot be read, or its scheme is not supported
   */
  public Source create(String stream, SourceSpec spec) throws SourceException {
    URI url = url(spec);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    Connection connection = Connection.of(stream, limits, clock);
    return switch (scheme) {
      case "http", "https" ->
          fetched(url, spec, Optional.of(Credentials.of(url, spec.headers())), connection);
      case "file" -> fetched(url, spec, Optional.empty(), connection);
      case "udp" -> new UdpSource(url, transport.dns(), policy.addresses(), connection);
      default -> throw SourceUrl.unsupported(url, scheme);
    };
  }

  private Source fetched(
      URI url, SourceSpec spec, Optional<Credentials> credentials, Connection connection) {
    Fetcher fetcher = new Fetcher(transport, policy.files(), credentials, connection);
    return new FetchedSource(url, spec, fetcher, connection);
  }

  /** Relative paths start in the allowed folder, or in the working directory. */
  private URI url(SourceSpec spec) throws SourceException {
    Path here = Path.of("").toAbsolutePath();
    return switch (policy.files()) {
      case FileAccess.Under(Path folder) -> SourceUrl.parse(spec.url(), folder.toAbsolutePath());
      case FileAccess.Anywhere() -> SourceUrl.parseWithFiles(spec.url(), here);
      case FileAccess.Nowhere() -> SourceUrl.parse(spec.url(), here);
    };
  }

  private static SSLContext trustStoreOfTheJdk() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no TLS.", e);
    }
  }

  /** Ends what is under way and closes all connections. */
  @Override
  public void close() {
    transport.close();
  }
}
