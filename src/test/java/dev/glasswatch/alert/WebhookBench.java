package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.alert;
import static dev.glasswatch.detect.Severity.MAJOR;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.DeliveryOutcome.Failed;
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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** Webhook channels to receivers on loopback, and their closing. */
abstract class WebhookBench {

  static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final AlertEvent EVENT = alert("inc-1", 1, MAJOR, Alerts.DETECTED);
  static final Duration SHORT = Duration.ofMillis(300);
  static final Duration LONG = Duration.ofSeconds(30);

  final List<AutoCloseable> closing = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : closing.reversed()) {
      each.close();
    }
  }

  WebhookChannel channel(URI url, Duration deadline) throws SecretException {
    return channel(url, deadline, host -> List.of(InetAddress.getByName(host)));
  }

  WebhookChannel channel(URI url, Duration deadline, ReceiverAddresses addresses)
      throws SecretException {
    WebhookSignature signature = new WebhookSignature("whsec_" + KEY);
    WebhookChannel channel =
        new WebhookChannel("hook", url, signature, addresses, deadline, Instant::now);
    closing.add(channel);
    return channel;
  }

  Receiver receiver(int status) throws Exception {
    return receiver((index, exchange) -> exchange.sendResponseHeaders(status, -1));
  }

  Receiver receiver(Receiver.Answer answer) throws Exception {
    Receiver receiver = new Receiver(answer);
    closing.add(receiver);
    return receiver;
  }

  URI asking(String retryAfter, String date) throws Exception {
    return raw(
        "HTTP/1.1 503 Busy\r\nRetry-After: %s\r\nDate: %s\r\nContent-Length: 0\r\n\r\n"
            .formatted(retryAfter, date),
        "");
  }

  /** Sends a head, then the rest again and again until the connection breaks, if there is any. */
  URI raw(String head, String rest) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    closing.add(listener);
    Thread.ofVirtual().start(() -> serve(listener, head, rest));
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  static void serve(ServerSocket listener, String head, String rest) {
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

  static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Failed failure(WebhookChannel channel) {
    return (Failed) channel.deliver(EVENT);
  }
}
