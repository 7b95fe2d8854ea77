package dev.glasswatch.source;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong with a request, in our words: those of libraries may hold the URL with its
 * secrets.
 */
final class HttpFaults {
  private HttpFaults() {}

  /**
   * The fault behind an exception.
   *
   * @param ended why we ended the request ourselves, or null when we didn't
   */
  static SourceException explain(URI url, @Nullable SourceFault ended, Exception e) {
    String place = RedactedUrl.of(url.toString());
    if (ended == SourceFault.STOPPED) {
      return new SourceException(SourceFault.STOPPED, "The stream was stopped.");
    }
    if (ended != null) {
      return new SourceException(ended, place + " was connected, but sent too little in time.");
    }
    return fault(place, e);
  }

  private static SourceException fault(String place, Exception e) {
    Throwable root = e.getCause() instanceof HttpException cause ? cause : e;
    return switch (root) {
      case VettingDns.ForbiddenAddressException refused ->
          because(SourceFault.ADDRESS_FORBIDDEN, String.valueOf(refused.getMessage()), e);
      case UnknownHostException _ ->
          because(SourceFault.UNREACHABLE, place + ": its host name does not resolve.", e);
      case ConnectTimeoutException _ ->
          because(SourceFault.UNREACHABLE, place + " could not be connected in time.", e);
      case ConnectionRequestTimeoutException _ ->
          because(SourceFault.UNREACHABLE, place + ": all our connections are in use.", e);
      case SocketTimeoutException _ ->
          because(SourceFault.STALLED, place + " was connected, but stopped sending.", e);
      case SSLException _ ->
          because(
              SourceFault.TLS_ERROR,
              place + ": no trusted TLS connection; check its certificate and its host name.",
              e);
      case MessageConstraintException _ ->
          because(SourceFault.TOO_LARGE, place + " sent a header that is too large.", e);
      case ConnectionClosedException _ ->
          because(SourceFault.UNREACHABLE, place + " closed the connection before the end.", e);
      case HttpException _ ->
          because(SourceFault.MALFORMED, place + " sent something that is not HTTP.", e);
      case IOException _ ->
          because(SourceFault.UNREACHABLE, place + " refused or broke the connection.", e);
      default -> because(SourceFault.MALFORMED, place + " cannot be requested.", e);
    };
  }

  private static SourceException because(SourceFault fault, String sentence, Exception cause) {
    return new SourceException(fault, sentence, cause);
  }
}
