package dev.glasswatch.alert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the HTTP client that webhooks go out by: it connects where it may, and does nothing else.
 */
final class WebhookClient {

  private WebhookClient() {}

  /** A client that follows, remembers, unpacks and repeats nothing by itself. */
  static CloseableHttpClient create(ReceiverAddresses addresses, Duration deadline) {
    RequestConfig requests =
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(deadline))
            .setResponseTimeout(Timeout.of(deadline))
            .setProtocolUpgradeEnabled(false)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections(addresses, deadline))
        .setDefaultRequestConfig(requests)
        .setUserAgent("Glasswatch")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static HttpClientConnectionManager connections(
      ReceiverAddresses addresses, Duration deadline) {
    Http1Config bounds =
        Http1Config.custom().setMaxLineLength(8 * 1024).setMaxHeaderCount(100).build();
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(deadline))
            .setSocketTimeout(Timeout.of(deadline))
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new VettedResolver(addresses))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
        .setDefaultConnectionConfig(connection)
        .build();
  }

  private record VettedResolver(ReceiverAddresses addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return addresses.of(host).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host; // asked for by authentication schemes only, and those are off
    }
  }
}
