package dev.glasswatch.api.json;

/** Text that does not have the shape it should have; its message is one sentence for its author. */
public final class ShapeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean readable;

  private ShapeException(String message, boolean readable) {
    super(message);
    this.readable = readable;
  }

  /** Not JSON, or not YAML, at all. */
  static ShapeException unreadable(String message) {
    return new ShapeException(message, false);
  }

  /** Well formed, but not what is understood: an unknown field, a wrong type, a bad value. */
  public static ShapeException wrong(String message) {
    return new ShapeException(message, true);
  }

  /** Whether the text could be parsed. */
  public boolean readable() {
    return readable;
  }
}
