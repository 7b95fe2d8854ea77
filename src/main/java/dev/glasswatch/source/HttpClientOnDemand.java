package dev.glasswatch.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The process's HTTP client, made when it is first asked for: reading the trust store and setting
 * up pools takes a fifth of a second of CPU, which an analysis of local files need not spend.
 * Thread-safe.
 */
final class HttpClientOnDemand implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 4096;

  // Long enough to span the segments of a live stream, short enough to follow a CDN's steering.
  private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  private final SourceLimits limits;
  private final VettingDns dns;
  private final Supplier<SSLContext> tls;
  private @Nullable CloseableHttpClient made;
  private boolean closed;

  HttpClientOnDemand(SourceLimits limits, VettingDns dns, Supplier<SSLContext> tls) {
    this.limits = limits;
    this.dns = dns;
    this.tls = tls;
  }

  /**
   * The client.
   *
   * @throws IOException after {@link #close}
   */
  synchronized CloseableHttpClient get() throws IOException {
    if (closed) {
      throw new IOException("The HTTP client has been closed");
    }
    CloseableHttpClient present = made;
    if (present == null) {
      present = client();
      made = present;
    }
    return present;
  }

  private PoolingHttpClientConnectionManager connections() {
    SourceBounds bounds = limits.bounds();
    Http1Config http1 =
        Http1Config.custom()
            .setMaxLineLength(bounds.headerLine())
            .setMaxHeaderCount(bounds.headerLines())
            .setBufferSize(16 << 10)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(dns)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls.get()))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(http1).build())
        .setDefaultConnectionConfig(connection())
        .setMaxConnPerRoute(MAX_CONNECTIONS)
        .setMaxConnTotal(MAX_CONNECTIONS)
        .build();
  }

  private ConnectionConfig connection() {
    return ConnectionConfig.custom()
        .setConnectTimeout(timeout(limits.deadlines().connect()))
        .setSocketTimeout(timeout(longestSilence()))
        .setTimeToLive(CONNECTION_LIFE)
        .build();
  }

  private CloseableHttpClient client() {
    RequestConfig requests =
        RequestConfig.custom()
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setConnectionRequestTimeout(timeout(limits.deadlines().connect()))
            .setResponseTimeout(timeout(longestSilence()))
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections())
        .setDefaultRequestConfig(requests)
        .setUserAgent("Glasswatch")
        .setRetryStrategy(new FreshConnectionRetry())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .evictIdleConnections(IDLE)
        .build();
  }

  /** The alarms come first; this is what the socket would do without them. */
  private Duration longestSilence() {
    SourceDeadlines deadlines = limits.deadlines();
    return deadlines.stall().compareTo(deadlines.response()) > 0
        ? deadlines.stall()
        : deadlines.response();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  @Override
  public synchronized void close() {
    closed = true;
    CloseableHttpClient present = made;
    if (present == null) {
      return;
    }
    try {
      present.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends once more where a pooled connection turns out to have been closed by the server. */
  private static final class FreshConnectionRetry extends DefaultHttpRequestRetryStrategy {
    FreshConnectionRetry() {
      super(1, TimeValue.ZERO_MILLISECONDS, List.of(), List.of());
    }

    @Override
    public boolean retryRequest(
        HttpRequest request, IOException failure, int attempt, HttpContext context) {
      boolean connected = !(failure instanceof ConnectException);
      boolean dropped =
          failure instanceof NoHttpResponseException || failure instanceof SocketException;
      return connected && dropped && super.retryRequest(request, failure, attempt, context);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int attempt, HttpContext context) {
      return false;
    }
  }
}
