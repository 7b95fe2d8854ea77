package dev.glasswatch.orchestrate;

/** An order about alerts that cannot be carried out; its message is one sentence for its author. */
public final class OrderException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** The order itself is wrong. */
    INVALID,
    /** There is another of that name already. */
    TAKEN,
    /** There is none of that name. */
    UNKNOWN,
    /** Another order leans on it, or it stands in the configuration file. */
    IN_USE
  }

  private final Cause why;

  /** With the sentence that says what is wrong and what to do. */
  public OrderException(Cause why, String message) {
    super(message);
    this.why = why;
  }

  /** The kind of refusal. */
  public Cause why() {
    return why;
  }
}
