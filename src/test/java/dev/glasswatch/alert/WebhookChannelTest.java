package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.alert;
import static dev.glasswatch.detect.Severity.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {
  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final AlertEvent EVENT = alert("inc-1", 1, MAJOR, Alerts.DETECTED);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<AutoCloseable> closing = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : closing.reversed()) {
      each.close();
    }
  }

  @Test
  void postsTheAlertAsACloudEvent() throws Exception {
    Receiver receiver = receiver(204);

    assertThat(channel(receiver.url(), LONG).deliver(EVENT)).isEqualTo(new Delivered());

    Receiver.Request request = receiver.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.body()).isEqualTo(EVENT.body());
    assertThat(request.header("content-type"))
        .isEqualTo("application/cloudevents+json; charset=utf-8");
    assertThat(request.header("webhook-id")).isEqualTo(EVENT.id());
  }

  @Test
  void theSignatureSatisfiesTheLibrarysVerifier() throws Exception {
    Receiver receiver = receiver(200);
    channel(receiver.url(), LONG).deliver(EVENT);
    Receiver.Request request = receiver.requests().getFirst();
    Webhook verifier = new Webhook("whsec_" + KEY);

    verifier.verify(request.body(), request.headers());
    assertThatThrownBy(() -> verifier.verify(request.body() + " ", request.headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void theSignatureIsWhatTheSpecificationSays() throws Exception {
    Receiver receiver = receiver(200);
    channel(receiver.url(), LONG).deliver(EVENT);
    Receiver.Request request = receiver.requests().getFirst();

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    String signed =
        request.header("webhook-id")
            + "."
            + request.header("webhook-timestamp")
            + "."
            + request.body();
    byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));

    assertThat(request.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
    assertThat(Long.parseLong(request.header("webhook-timestamp")))
        .isCloseTo(Instant.now().getEpochSecond(), within(60L));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 408, 425, 429, 500, 502, 503})
  void everyOtherStatusIsAFailureToBeTriedAgain(int status) throws Exception {
    Receiver receiver = receiver(status);

    assertThat(failure(channel(receiver.url(), LONG)).fault()).isEqualTo(Fault.HTTP_ERROR);
  }

  @Test
  void goneMeansGone() throws Exception {
    assertThat(channel(receiver(410).url(), LONG).deliver(EVENT)).isInstanceOf(Gone.class);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    Receiver target = receiver(200);
    Receiver receiver =
        receiver(
            (index, exchange) -> {
              exchange.getResponseHeaders().set("Location", target.url().toString());
              exchange.sendResponseHeaders(307, -1);
            });

    assertThat(failure(channel(receiver.url(), LONG)).fault()).isEqualTo(Fault.REDIRECTED);
    assertThat(target.requests()).isEmpty();
  }

  @Test
  void aPauseMayBeAskedForInSecondsOrByDate() throws Exception {
    String date = "Mon, 23 Nov 2026 04:05:06 GMT";
    String later = "Mon, 23 Nov 2026 04:06:36 GMT";

    assertThat(failure(channel(asking("120", date), LONG)).retryAfter())
        .contains(Duration.ofMinutes(2));
    assertThat(failure(channel(asking(later, date), LONG)).retryAfter())
        .contains(Duration.ofSeconds(90));
    assertThat(failure(channel(asking(date, later), LONG)).retryAfter()).isEmpty();
    assertThat(failure(channel(asking("soon", date), LONG)).retryAfter()).isEmpty();
    assertThat(failure(channel(asking("99999999999999999999", date), LONG)).retryAfter()).isEmpty();
  }

  @Test
  void aReceiverThatNeverAnswersIsCutOff() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    closing.add(never::countDown);
    Receiver receiver = receiver((index, exchange) -> awaitQuietly(never));

    assertThat(failure(channel(receiver.url(), SHORT)).fault()).isEqualTo(Fault.TIMED_OUT);
  }

  @Test
  void headersThatDripAreCutOff() throws Exception {
    WebhookChannel channel = channel(raw("HTTP/1.1 200 OK\r\nX: ", "x"), SHORT);

    assertThat(failure(channel).fault()).isEqualTo(Fault.TIMED_OUT);
  }

  @Test
  void anAnswerWithoutEndIsCutOffAndItsStatusCounts() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";

    assertThat(channel(raw(head, "x"), SHORT).deliver(EVENT)).isEqualTo(new Delivered());
    assertThat(channel(raw(head, "x".repeat(100_000)), LONG).deliver(EVENT))
        .isEqualTo(new Delivered());
  }

  @Test
  void aConnectionThatBreaksIsAFailure() throws Exception {
    assertThat(failure(channel(raw("", ""), LONG)).fault()).isEqualTo(Fault.UNREACHABLE);
    assertThat(failure(channel(URI.create("http://127.0.0.1:1/"), LONG)).fault())
        .isEqualTo(Fault.UNREACHABLE);
  }

  @Test
  void aResolverThatNeverAnswersIsCutOffAndCostsNoMoreThanTwoThreads() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    closing.add(never::countDown);
    WebhookChannel channel =
        channel(
            URI.create("http://hook.invalid/"),
            SHORT,
            host -> {
              awaitQuietly(never);
              return List.of(InetAddress.getLoopbackAddress());
            });

    for (int i = 0; i < 4; i++) {
      assertThat(failure(channel).fault()).isEqualTo(Fault.TIMED_OUT);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("webhook-hook-"))
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aForbiddenAddressIsNeverConnectedToInWhateverSpelling() throws Exception {
    Receiver receiver = receiver(200);
    ReceiverAddresses none =
        host -> {
          throw new ForbiddenAddressException(host + " is a loopback address");
        };
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433")) {
      URI url = URI.create("http://" + host + ":" + receiver.url().getPort() + "/");

      assertThat(failure(channel(url, LONG, none)).fault()).isEqualTo(Fault.ADDRESS_FORBIDDEN);
    }
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void aReceiverWhoseCertificateNobodyVouchesForGetsNothing() throws Exception {
    WireMockServer selfSigned =
        new WireMockServer(WireMockConfiguration.options().httpDisabled(true).dynamicHttpsPort());
    selfSigned.start();
    closing.add(selfSigned::stop);
    URI url = URI.create("https://127.0.0.1:" + selfSigned.httpsPort() + "/");

    assertThat(failure(channel(url, LONG)).fault()).isEqualTo(Fault.TLS_ERROR);
    assertThat(selfSigned.getAllServeEvents()).isEmpty();
  }

  @Test
  void aConnectionIsUsedAgain() throws Exception {
    Receiver receiver =
        receiver(
            (index, exchange) -> {
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            });
    List<String> asked = new ArrayList<>();
    WebhookChannel channel =
        channel(
            receiver.url(),
            LONG,
            host -> {
              asked.add(host);
              return List.of(InetAddress.getByName(host));
            });

    channel.deliver(EVENT);
    channel.deliver(EVENT);

    assertThat(receiver.requests()).hasSize(2);
    assertThat(asked).hasSize(1);
  }

  @Test
  void anUnusableUrlIsRefusedWithoutRepeatingIt() throws Exception {
    for (String url : List.of("ftp://h/s3cret", "/s3cret", "http://u:s3cret@h/", "http:s3cret")) {
      assertThatThrownBy(() -> channel(URI.create(url), LONG))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("webhook")
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret"));
    }
  }

  @Test
  void printsNeitherKeyNorPath() throws Exception {
    assertThat(channel(receiver(200).url(), LONG).toString())
        .isEqualTo("WebhookChannel[hook, http://127.0.0.1]");
  }

  private WebhookChannel channel(URI url, Duration deadline) throws SecretException {
    return channel(url, deadline, host -> List.of(InetAddress.getByName(host)));
  }

  private WebhookChannel channel(URI url, Duration deadline, ReceiverAddresses addresses)
      throws SecretException {
    WebhookSignature signature = new WebhookSignature("whsec_" + KEY);
    WebhookChannel channel =
        new WebhookChannel("hook", url, signature, addresses, deadline, Instant::now);
    closing.add(channel);
    return channel;
  }

  private Receiver receiver(int status) throws Exception {
    return receiver((index, exchange) -> exchange.sendResponseHeaders(status, -1));
  }

  private Receiver receiver(Receiver.Answer answer) throws Exception {
    Receiver receiver = new Receiver(answer);
    closing.add(receiver);
    return receiver;
  }

  private URI asking(String retryAfter, String date) throws Exception {
    return raw(
        "HTTP/1.1 503 Busy\r\nRetry-After: %s\r\nDate: %s\r\nContent-Length: 0\r\n\r\n"
            .formatted(retryAfter, date),
        "");
  }

  /** Sends a head, then the rest again and again until the connection breaks, if there is any. */
  private URI raw(String head, String rest) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    closing.add(listener);
    Thread.ofVirtual().start(() -> serve(listener, head, rest));
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  private static void serve(ServerSocket listener, String head, String rest) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().read(new byte[8 * 1024]);
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        while (!rest.isEmpty()) {
          out.write(rest.getBytes(StandardCharsets.US_ASCII));
          await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        }
      } catch (IOException e) {
        // the client has had enough, or the test has
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Failed failure(WebhookChannel channel) {
    return (Failed) channel.deliver(EVENT);
  }
}
