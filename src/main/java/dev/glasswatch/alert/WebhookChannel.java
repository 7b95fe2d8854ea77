package dev.glasswatch.alert;

import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Alerts by HTTP POST, signed after Standard Webhooks 1.0. Any 2xx is success; 410 ends the
 * channel; everything else is tried again, as that specification asks for. Redirects are not
 * followed, and what the receiver answers beyond its status is ignored. The whole attempt, resolver
 * included, has one deadline. The URL may hold a secret in its path, so only its host is ever
 * printed.
 */
public final class WebhookChannel implements Channel {

  /** Deadline of a whole attempt; Standard Webhooks recommends 15 to 30 s, we page people. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  // One for the attempt under way and one for a predecessor that hangs where nothing interrupts it.
  private static final int MOST_EXCHANGES = 2;

  // The structured mode of the CloudEvents HTTP binding.
  private static final ContentType CLOUD_EVENT =
      ContentType.parse("application/cloudevents+json; charset=utf-8");

  private final String name;
  private final URI url;
  private final WebhookSignature signature;
  private final Duration deadline;
  private final InstantSource clock;
  private final CloseableHttpClient client;
  private final ThreadPoolExecutor exchanges;

  /**
   * A channel to one receiver.
   *
   * @param name unique among channels
   * @param url where to post to, http or https
   * @param signature signs every attempt
   * @param addresses resolves the receiver's host and applies the address policy
   * @param deadline of a whole attempt
   * @param clock for the timestamps that are signed
   * @throws IllegalArgumentException when nothing can be posted to that URL
   */
  public WebhookChannel(
      String name,
      URI url,
      WebhookSignature signature,
      ReceiverAddresses addresses,
      Duration deadline,
      InstantSource clock) {
    this.name = name;
    this.url = checked(url);
    this.signature = signature;
    this.deadline = deadline;
    this.clock = clock;
    this.client = WebhookClient.create(addresses, deadline);
    this.exchanges =
        new ThreadPoolExecutor(
            0,
            MOST_EXCHANGES,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("webhook-" + name + "-", 0).daemon().factory());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeliveryOutcome deliver(AlertEvent event) {
    HttpPost post = new HttpPost(url);
    post.setEntity(new StringEntity(event.body(), CLOUD_EVENT));
    signature.headers(event, clock.instant()).forEach(post::setHeader);
    CompletableFuture<DeliveryOutcome> answer = new CompletableFuture<>();
    try {
      return await(exchanges.submit(() -> exchange(post, answer)), post, answer);
    } catch (RejectedExecutionException e) {
      return failed(Fault.TIMED_OUT, "earlier attempts still hang");
    }
  }

  @Override
  public void close() {
    exchanges.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  @Override
  public String toString() {
    return "WebhookChannel[%s, %s://%s]".formatted(name, url.getScheme(), url.getHost());
  }

  private @Nullable Void exchange(HttpPost post, CompletableFuture<DeliveryOutcome> answer)
      throws IOException {
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      answer.complete(WebhookAnswer.outcome(response));
      WebhookAnswer.drain(response);
    }
    return null;
  }

  /** Once there is a status it counts, however the rest of the exchange goes. */
  private DeliveryOutcome await(
      Future<?> exchange, HttpPost post, CompletableFuture<DeliveryOutcome> answer) {
    try {
      exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      return answer.join();
    } catch (ExecutionException e) {
      return answer.getNow(WebhookAnswer.none(e.getCause()));
    } catch (TimeoutException e) {
      breakOff(exchange, post);
      return answer.getNow(
          failed(Fault.TIMED_OUT, "no answer within " + deadline.toMillis() + " ms"));
    } catch (InterruptedException e) {
      breakOff(exchange, post);
      Thread.currentThread().interrupt();
      return answer.getNow(failed(Fault.CHANNEL_FAILED, "interrupted"));
    }
  }

  private static void breakOff(Future<?> exchange, HttpPost post) {
    post.cancel();
    exchange.cancel(true);
  }

  private static Failed failed(Fault fault, String explanation) {
    return new Failed(fault, explanation, Optional.empty());
  }

  // The messages leave the URL out: it may hold a secret.
  private static URI checked(URI url) {
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    if ((!http && !"https".equalsIgnoreCase(url.getScheme())) || url.getHost() == null) {
      throw new IllegalArgumentException("A webhook's URL is http:// or https:// and has a host");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "A webhook's URL cannot hold a user or password; its messages are signed instead");
    }
    return url;
  }
}
