package dev.glasswatch.inference;

/** What became of a question to a model. Payload, log field and metric label at once. */
public enum Answer {
  /** The map was written. */
  MADE,
  /** Its turn did not come within the time given. */
  LATE,
  /** As many streams as there is room for were waiting already. */
  CROWDED,
  /** The model could not answer, or its worker has ended. */
  FAILED
}
