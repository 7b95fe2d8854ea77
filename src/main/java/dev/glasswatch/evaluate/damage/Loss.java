package dev.glasswatch.evaluate.damage;

/** How a stream can be hurt on its way. */
public enum Loss {
  /** One transport packet is lost. */
  SINGLE("packet lost", "transport"),
  /** Several in a row are lost. */
  BURST("burst lost", "transport"),
  /** Everything of the picture for a fraction of a second is lost. */
  SEGMENT("segment lost", "transport"),
  /** Bits turn over, and nothing in the transport says so. */
  BITS("bit errors", "decoder"),
  /** Part of a picture was lost before the stream was multiplexed. */
  SLICES("slices lost", "decoder");

  private final String label;
  private final String cause;

  Loss(String label, String cause) {
    this.label = label;
    this.cause = cause;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** What a detector should say where it was born: {@code transport} or {@code decoder}. */
  public String cause() {
    return cause;
  }
}
