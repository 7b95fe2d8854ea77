package dev.glasswatch.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The one HTTP client of the process: connections with the address hook and verified TLS, pooled
 * over all streams, and the alarms that end what takes too long. It follows no redirect, keeps no
 * cookie, asks no proxy and adds no credentials: {@link Fetcher} decides those. Thread-safe.
 */
final class HttpTransport implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 4096;

  // Long enough to span the segments of a live stream, short enough to follow a CDN's steering.
  private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  private final SourceLimits limits;
  private final BoundedResolver names;
  private final VettingDns dns;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor alarms;

  HttpTransport(AddressPolicy policy, SourceLimits limits, HostResolver resolver, SSLContext tls) {
    this.limits = limits;
    this.names = new BoundedResolver(resolver, limits.deadlines().connect());
    this.dns = new VettingDns(names, policy);
    this.client = client(connections(tls));
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("source-alarms").daemon().factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /** The address hook, for what connects without HTTP. */
  VettingDns dns() {
    return dns;
  }

  /** Runs these when their time has come; they must not block. */
  ScheduledThreadPoolExecutor alarms() {
    return alarms;
  }

  /** Sends a request and returns when the head of its response is there. */
  ClassicHttpResponse send(Origin origin, HttpCall call) throws IOException {
    HttpHost target = new HttpHost(origin.scheme(), origin.host(), origin.port());
    return client.executeOpen(target, call.request(), HttpCoreContext.create());
  }

  private PoolingHttpClientConnectionManager connections(SSLContext tls) {
    SourceBounds bounds = limits.bounds();
    Http1Config http1 =
        Http1Config.custom()
            .setMaxLineLength(bounds.headerLine())
            .setMaxHeaderCount(bounds.headerLines())
            .setBufferSize(16 << 10)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(dns)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
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

  private CloseableHttpClient client(PoolingHttpClientConnectionManager connections) {
    RequestConfig requests =
        RequestConfig.custom()
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setConnectionRequestTimeout(timeout(limits.deadlines().connect()))
            .setResponseTimeout(timeout(longestSilence()))
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
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
  public void close() {
    alarms.shutdownNow();
    names.close();
    try {
      client.close();
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
