package dev.glasswatch.watch;

import java.time.Instant;

/**
 * A stream's state and why it is in it.
 *
 * @param state where it is in its life
 * @param reason a short lower-case word: {@code requested}, {@code connected}, a source fault, …
 * @param message one sentence for people; empty when the reason says it all
 * @param since when it entered this state
 */
public record StreamStatus(StreamState state, String reason, String message, Instant since) {}
