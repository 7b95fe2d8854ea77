package dev.glasswatch.orchestrate;

import java.time.Duration;
import java.util.Optional;

/**
 * How the process shows that it works itself.
 *
 * @param canary how often a known defect is passed through it; empty when it is not
 * @param heartbeat how often every channel is told that it is alive; empty when none is
 */
public record SelfChecks(Optional<Duration> canary, Optional<Duration> heartbeat) {

  /** No checks. */
  public static final SelfChecks NONE = new SelfChecks(Optional.empty(), Optional.empty());
}
