package dev.glasswatch.api;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in who may come in. With keys, everything but the two health checks wants one. Without keys
 * (loopback only) it is browsers that must be kept off: a page from elsewhere can make one send
 * requests to this machine, so the Host must name this machine (against DNS rebinding) and an
 * Origin, where there is one, too (against forged requests).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AccessFilter {

  private static final Set<String> OPEN = Set.of("/health/liveness", "/health/readiness");
  private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PATCH);
  private static final String BEARER = "bearer ";

  private final ApiKeys keys;

  AccessFilter(ApiSettings settings) {
    this.keys = settings.keys();
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (OPEN.contains(request.getPath())) {
      return;
    }
    if (keys.isEmpty()) {
      requireLocal(request);
    } else if (key(request).filter(keys::accept).isEmpty()) {
      throw new ProblemException(
          HttpStatus.UNAUTHORIZED,
          "An API key is needed: send it as Authorization: Bearer KEY or X-API-Key: KEY.");
    }
    requireMediaType(request);
  }

  /** The framework would take a body of no type for JSON, and pages elsewhere can send that. */
  private static void requireMediaType(HttpRequest<?> request) {
    boolean body = WITH_BODY.contains(request.getMethod());
    if (body && request.getContentType().isEmpty()) {
      throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, FrameworkProblems.SEND_JSON);
    }
  }

  private static Optional<String> key(HttpRequest<?> request) {
    Optional<String> bearer =
        header(request, HttpHeaders.AUTHORIZATION)
            .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
            .map(value -> value.substring(BEARER.length()).strip());
    return bearer.or(() -> header(request, "X-API-Key"));
  }

  private static void requireLocal(HttpRequest<?> request) {
    boolean host = header(request, HttpHeaders.HOST).map(LocalNames::authority).orElse(false);
    boolean origin = header(request, HttpHeaders.ORIGIN).map(LocalNames::origin).orElse(true);
    boolean site =
        header(request, "Sec-Fetch-Site").map(value -> !value.equals("cross-site")).orElse(true);
    if (!host) {
      throw new ProblemException(
          HttpStatus.MISDIRECTED_REQUEST,
          "Without API keys only requests to localhost are answered: call it by that name or set"
              + " apiKeys.");
    }
    if (!origin || !site) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "Without API keys no requests from other web pages are answered: set apiKeys.");
    }
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }
}
