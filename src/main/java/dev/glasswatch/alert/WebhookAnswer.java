package dev.glasswatch.alert;

import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Tells from a receiver's answer, or from there being none, what became of an attempt. */
final class WebhookAnswer {

  private static final int LONGEST_BODY = 16 * 1024;

  private WebhookAnswer() {}

  /** What an attempt without an answer means. Messages stay out of it: they may quote the URL. */
  static DeliveryOutcome none(@Nullable Throwable cause) {
    Fault fault =
        switch (cause) {
          case ForbiddenAddressException forbidden -> Fault.ADDRESS_FORBIDDEN;
          case SSLException tls -> Fault.TLS_ERROR;
          case InterruptedIOException timeout -> Fault.TIMED_OUT;
          case IOException io -> Fault.UNREACHABLE;
          case null, default -> Fault.CHANNEL_FAILED;
        };
    String explanation = cause == null ? "no cause" : cause.getClass().getSimpleName();
    return new Failed(fault, explanation, Optional.empty());
  }

  /** What the answer's status means. */
  static DeliveryOutcome outcome(ClassicHttpResponse response) {
    int status = response.getCode();
    if (status / 100 == 2) {
      return new Delivered();
    }
    if (status == HttpStatus.SC_GONE) {
      return new Gone("the receiver answered 410 Gone");
    }
    Fault fault = status / 100 == 3 ? Fault.REDIRECTED : Fault.HTTP_ERROR;
    return new Failed(fault, "status " + status, retryAfter(response));
  }

  /** Seconds, or a date measured against the receiver's own; whatever else it says is ignored. */
  private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    if (header == null || header.getValue() == null) {
      return Optional.empty();
    }
    String text = header.getValue().strip();
    // No more digits than a long of seconds can take without overflow later on.
    Duration pause =
        text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text, response);
    return pause.isPositive() ? Optional.of(pause) : Optional.empty();
  }

  private static Duration until(String date, ClassicHttpResponse response) {
    Instant then = DateUtils.parseStandardDate(date);
    Instant now = DateUtils.parseStandardDate(response, HttpHeaders.DATE);
    return then == null || now == null ? Duration.ZERO : Duration.between(now, then);
  }

  /** Reads what there is of a body, up to a bound: only then can the connection be used again. */
  static void drain(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      entity.getContent().readNBytes(LONGEST_BODY);
    }
  }
}
