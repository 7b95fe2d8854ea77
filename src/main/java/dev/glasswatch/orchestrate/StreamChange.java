package dev.glasswatch.orchestrate;

/** Makes another spec of the same stream out of the present one. */
@FunctionalInterface
public interface StreamChange {

  /**
   * The wanted spec, of the same id. Called once, while nothing else can change the stream.
   *
   * @throws StreamException when it cannot be had
   */
  StreamSpec apply(StreamSpec present) throws StreamException;
}
