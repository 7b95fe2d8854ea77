package dev.glasswatch.api.json;

import dev.glasswatch.store.StoreStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How keeping what happens is going, as it is shown.
 *
 * @param state {@code kept} in the database, {@code journaled} while that is away, or {@code stuck}
 *     when neither can be written to and alerts wait
 * @param since when the database went away; null while it is there
 * @param reason why it is away; null while it is there
 * @param waiting transitions that are not kept yet
 * @param dropped transitions that were lost because too many waited, since the start
 * @param journalBytes what waits to be copied into the database
 */
public record StorageView(
    String state,
    Optional<Instant> since,
    Optional<String> reason,
    int waiting,
    long dropped,
    long journalBytes) {

  /** The status as it is shown. */
  public static StorageView of(StoreStatus status) {
    String state = status.awaySince().isEmpty() ? "kept" : status.stuck() ? "stuck" : "journaled";
    return new StorageView(
        state,
        status.awaySince().map(Times::shown),
        status.awaySince().map(since -> status.why()),
        status.waiting(),
        status.dropped(),
        status.journalBytes());
  }
}
