package dev.glasswatch.evaluate;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.WatchFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an analysis has found in one input.
 *
 * @param input what was analysed, without secrets
 * @param fault why it could not be analysed, or not to its end; empty when it was
 * @param incidents in order of their start
 * @param facts what was watched
 * @param cpu CPU time of the process meanwhile
 * @param reference how it compares with its reference, if it was given one
 * @param wall time that passed
 */
public record AnalysisResult(
    String input,
    Optional<Fault> fault,
    List<Incident> incidents,
    WatchFacts facts,
    Duration cpu,
    Duration wall,
    Optional<WithReference> reference) {

  /**
   * How it compares with its reference.
   *
   * @param input the reference as it was named
   * @param compared what the comparison came to
   */
  public record WithReference(String input, Compared compared) {}

  /**
   * Why an input could not be analysed.
   *
   * @param reason a short lower-case word
   * @param sentence for people: what is wrong and what to do
   */
  public record Fault(String reason, String sentence) {}

  /** Copies the list. */
  public AnalysisResult {
    incidents = List.copyOf(incidents);
  }

  /** The same, with how it compares with its reference. */
  AnalysisResult comparedWith(WithReference with) {
    return new AnalysisResult(input, fault, incidents, facts, cpu, wall, Optional.of(with));
  }

  /** Whether it was media at all, as far as anybody could tell. */
  public boolean anythingSeen() {
    return !facts.media().tracks().isEmpty();
  }

  /** How far the media time went, microseconds. */
  public long lengthMicros() {
    return Math.max(facts.media().videoTime().orElse(0), facts.media().audioTime().orElse(0));
  }

  /** Media time that was not looked at, all reasons together. */
  public Duration unwatched() {
    return facts.unwatched().values().stream().reduce(Duration.ZERO, Duration::plus);
  }
}
