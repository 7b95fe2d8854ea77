package dev.glasswatch.api;

import dev.glasswatch.api.json.ShapeException;
import dev.glasswatch.orchestrate.OrderException;
import dev.glasswatch.orchestrate.StreamException;
import io.micronaut.http.HttpStatus;

/** Gives each kind of refusal its HTTP status. */
final class Refusals {

  /** Something that may be refused. */
  @FunctionalInterface
  interface Order<T> {
    T carryOut() throws ShapeException, StreamException, OrderException;
  }

  private Refusals() {}

  static <T> T orProblem(Order<T> order) {
    try {
      return order.carryOut();
    } catch (ShapeException e) {
      HttpStatus status = e.readable() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST;
      throw new ProblemException(status, String.valueOf(e.getMessage()));
    } catch (OrderException e) {
      throw new ProblemException(status(e.why()), type(e.why()), String.valueOf(e.getMessage()));
    } catch (StreamException e) {
      throw new ProblemException(status(e.why()), type(e.why()), String.valueOf(e.getMessage()));
    }
  }

  /** Of those that share a status programs want to tell the one from the other. */
  private static String type(StreamException.Cause cause) {
    return switch (cause) {
      case TAKEN -> "urn:glasswatch:problem:id-taken";
      case FULL -> "urn:glasswatch:problem:batch-full";
      case INVALID, UNKNOWN, CLOSING, STORE_AWAY -> Problem.BY_STATUS;
    };
  }

  private static HttpStatus status(StreamException.Cause cause) {
    return switch (cause) {
      case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
      case TAKEN, FULL -> HttpStatus.CONFLICT;
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case CLOSING, STORE_AWAY -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  private static String type(OrderException.Cause cause) {
    return switch (cause) {
      case TAKEN -> "urn:glasswatch:problem:id-taken";
      case IN_USE -> "urn:glasswatch:problem:in-use";
      case INVALID, UNKNOWN -> Problem.BY_STATUS;
    };
  }

  private static HttpStatus status(OrderException.Cause cause) {
    return switch (cause) {
      case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
      case TAKEN, IN_USE -> HttpStatus.CONFLICT;
      case UNKNOWN -> HttpStatus.NOT_FOUND;
    };
  }
}
