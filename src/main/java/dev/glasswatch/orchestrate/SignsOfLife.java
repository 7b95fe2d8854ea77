package dev.glasswatch.orchestrate;

import java.time.Instant;
import java.util.Optional;

/**
 * What a process last showed of itself.
 *
 * @param heartbeat when a heartbeat was last on its way; empty before the first one
 * @param canary when the known defect was last reported that is passed through; likewise
 */
public record SignsOfLife(Optional<Instant> heartbeat, Optional<Instant> canary) {

  /** None yet. */
  public static final SignsOfLife NONE = new SignsOfLife(Optional.empty(), Optional.empty());
}
