package dev.glasswatch.api;

import dev.glasswatch.store.StoreAwayException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers what cannot be looked up or changed while the store is away. */
@Singleton
final class StoreAwayHandler
    implements ExceptionHandler<StoreAwayException, HttpResponse<Problem>> {

  @Override
  public HttpResponse<Problem> handle(HttpRequest request, StoreAwayException away) {
    return HttpResponse.<Problem>status(HttpStatus.SERVICE_UNAVAILABLE)
        .body(
            Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The store cannot be reached right now; detection and alerts go on: try again"
                    + " later."))
        .contentType(Problem.MEDIA_TYPE);
  }
}
