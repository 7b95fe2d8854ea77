package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Receivers that break, stall or mislead a webhook channel. */
class HostileReceiverTest extends WebhookBench {

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
}
