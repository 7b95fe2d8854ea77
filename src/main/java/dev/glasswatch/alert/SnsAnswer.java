package dev.glasswatch.alert;

import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells from what the SDK throws what became of an attempt. */
final class SnsAnswer {

  private static final int DEEPEST = 10;

  private SnsAnswer() {}

  /** The outcome, without messages: they may quote addresses and credentials. */
  static DeliveryOutcome failed(@Nullable Throwable thrown) {
    if (thrown instanceof AwsServiceException refused) {
      return failed(
          Fault.HTTP_ERROR, "status %d %s".formatted(refused.statusCode(), code(refused)));
    }
    return causes(thrown)
        .flatMap(cause -> fault(cause).stream().map(fault -> failed(fault, name(cause))))
        .findFirst()
        .orElseGet(() -> failed(Fault.CHANNEL_FAILED, thrown == null ? "no cause" : name(thrown)));
  }

  static DeliveryOutcome failed(Fault fault, String explanation) {
    return new Failed(fault, explanation, Optional.empty());
  }

  private static String code(AwsServiceException refused) {
    return refused.awsErrorDetails() == null
        ? ""
        : String.valueOf(refused.awsErrorDetails().errorCode());
  }

  private static Stream<Throwable> causes(@Nullable Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(
            thrown, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
        .limit(DEEPEST)
        .flatMap(Stream::ofNullable);
  }

  private static Optional<Fault> fault(Throwable cause) {
    return switch (cause) {
      case ForbiddenAddressException _ -> Optional.of(Fault.ADDRESS_FORBIDDEN);
      case ApiCallTimeoutException _ -> Optional.of(Fault.TIMED_OUT);
      case ApiCallAttemptTimeoutException _ -> Optional.of(Fault.TIMED_OUT);
      case SocketTimeoutException _ -> Optional.of(Fault.TIMED_OUT);
      case SSLException _ -> Optional.of(Fault.TLS_ERROR);
      case java.io.IOException _ -> Optional.of(Fault.UNREACHABLE);
      case SdkClientException _ -> Optional.empty(); // whatever it wraps says more
      default -> Optional.empty();
    };
  }

  private static String name(Throwable cause) {
    return cause.getClass().getSimpleName();
  }
}
