package dev.glasswatch.api;

import io.micronaut.http.HttpStatus;

/** A request that is answered with a problem. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 2L;

  private final HttpStatus status;
  private final transient Problem problem;

  ProblemException(HttpStatus status, String detail) {
    this(status, Problem.BY_STATUS, detail);
  }

  ProblemException(HttpStatus status, String type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.problem = new Problem(type, status.getReason(), status.getCode(), detail);
  }

  HttpStatus status() {
    return status;
  }

  Problem problem() {
    return problem;
  }
}
