package dev.glasswatch.source;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * One GET request that can be ended from outside at any moment: by an alarm when its time is up, or
 * by the stop signal. Both close the socket, which frees whoever is blocked on it, be it in
 * connecting, in a TLS handshake that drips, or in the middle of a header. Used by one thread.
 */
final class HttpCall implements AutoCloseable {
  /** Something that blocks on the network. */
  @FunctionalInterface
  interface Blocking<T> {
    T run() throws IOException;
  }

  private final HttpTransport transport;
  private final StopSignal stop;
  private final URI url;
  private final HttpUriRequestBase request;
  private final AtomicReference<@Nullable SourceFault> ended = new AtomicReference<>();
  private final Runnable onStop;

  HttpCall(HttpTransport transport, StopSignal stop, URI url, Origin origin) {
    this.transport = transport;
    this.stop = stop;
    this.url = url;
    this.request = new HttpGet("/");
    request.setScheme(origin.scheme());
    request.setAuthority(new URIAuthority(origin.host(), origin.port()));
    request.setPath(pathAndQuery(url));
    this.onStop = () -> end(SourceFault.STOPPED);
    stop.onStop(onStop);
  }

  void headers(Map<String, String> headers) {
    headers.forEach(request::setHeader);
  }

  HttpUriRequestBase request() {
    return request;
  }

  /** Does what blocks, for no longer than {@code allowed}. */
  <T> T within(Duration allowed, Blocking<T> io) throws SourceException {
    stop.check();
    ScheduledFuture<?> alarm = alarm(allowed);
    try {
      return ScopedValue.where(VettingDns.STOP, stop).call(io::run);
    } catch (IOException | RuntimeException e) {
      // The signal wakes who waits for a name before it runs what ends the request.
      throw HttpFaults.explain(url, stop.stopped() ? SourceFault.STOPPED : ended.get(), e);
    } finally {
      alarm.cancel(false);
    }
  }

  private ScheduledFuture<?> alarm(Duration allowed) throws SourceException {
    try {
      return transport
          .alarms()
          .schedule(
              () -> end(SourceFault.STALLED),
              Math.max(1, allowed.toMillis()),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new SourceException(SourceFault.STOPPED, "The process is stopping.", e);
    }
  }

  private void end(SourceFault why) {
    ended.compareAndSet(null, why);
    request.cancel();
  }

  private static String pathAndQuery(URI url) {
    String query = url.getRawQuery();
    String path = url.getRawPath();
    return query == null ? path : path + "?" + query;
  }

  /** Gives the connection up unless its response was read to the end. */
  @Override
  public void close() {
    stop.forget(onStop);
    request.cancel();
  }
}
