package dev.glasswatch.source;

import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * The one HTTP client of the process: connections with the address hook and verified TLS, pooled
 * over all streams, and the alarms that end what takes too long. It follows no redirect, keeps no
 * cookie, asks no proxy and adds no credentials: {@link Fetcher} decides those. Thread-safe.
 */
final class HttpTransport implements AutoCloseable {
  private final BoundedResolver names;
  private final VettingDns dns;
  private final HttpClientOnDemand client;
  private final ScheduledThreadPoolExecutor alarms;

  HttpTransport(
      AddressPolicy policy, SourceLimits limits, HostResolver resolver, Supplier<SSLContext> tls) {
    this.names = new BoundedResolver(resolver, limits.deadlines().connect());
    this.dns = new VettingDns(names, policy);
    this.client = new HttpClientOnDemand(limits, dns, tls);
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
    return client.get().executeOpen(target, call.request(), HttpCoreContext.create());
  }

  @Override
  public void close() {
    alarms.shutdownNow();
    names.close();
    client.close();
  }
}
