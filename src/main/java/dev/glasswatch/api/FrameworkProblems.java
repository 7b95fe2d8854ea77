package dev.glasswatch.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Puts what the web framework refuses into our own words. The framework's words, which may quote
 * the request or an exception, go no further.
 */
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {

  static final String SEND_JSON = "Send the body as Content-Type: application/json.";

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    return response
        .body(Problem.of(status, detail(status, context, response)))
        .contentType(Problem.MEDIA_TYPE);
  }

  private static String detail(HttpStatus status, ErrorContext context, HttpResponse<?> response) {
    String path = context.getRequest().getPath();
    return switch (status) {
      case NOT_FOUND -> "There is nothing at %s: the API begins at /api/v1.".formatted(path);
      case METHOD_NOT_ALLOWED ->
          "%s does not take %s: use %s."
              .formatted(
                  path,
                  context.getRequest().getMethodName(),
                  String.join(", ", response.getHeaders().getAll(HttpHeaders.ALLOW)));
      case UNSUPPORTED_MEDIA_TYPE -> SEND_JSON;
      case NOT_ACCEPTABLE -> "This is answered in another media type: accept application/json.";
      case REQUEST_ENTITY_TOO_LARGE ->
          "The body is larger than %d KiB, the most that is read."
              .formatted(ApiServer.LARGEST_BODY >> 10);
      case BAD_REQUEST -> "The request could not be read: check its body and query.";
      case INTERNAL_SERVER_ERROR -> "Something failed on our side; the log says what.";
      default -> status.getReason() + ".";
    };
  }
}
