package dev.glasswatch.source;

/** Why bytes could not be had; its message is one clear sentence that holds no secret. */
public final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final SourceFault fault;

  /**
   * A fault with the sentence that says what is wrong and, where there is something, what to do.
   */
  public SourceException(SourceFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** As above; the cause is kept for debug logs, whose text is redacted there. */
  public SourceException(SourceFault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** The kind of fault: state reason, log field and metric label at once. */
  public SourceFault fault() {
    return fault;
  }
}
