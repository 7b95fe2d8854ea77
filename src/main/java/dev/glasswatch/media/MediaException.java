package dev.glasswatch.media;

/**
 * Why bytes that arrived cannot be watched; its message is one clear sentence about the input,
 * without its name and without secrets.
 */
public final class MediaException extends Exception {

  private static final long serialVersionUID = 1L;

  private final MediaFault fault;

  /**
   * A fault with the sentence that says what is wrong and, where there is something, what to do.
   */
  public MediaException(MediaFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** The kind of fault. */
  public MediaFault fault() {
    return fault;
  }
}
