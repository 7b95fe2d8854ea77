package dev.glasswatch.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How keeping what happens is going; counts are since the start.
 *
 * @param awaySince since when the database cannot be written to; empty while it can
 * @param why it cannot; empty while it can
 * @param stuck whether the journal cannot be written to either, so that alerts wait
 * @param waiting transitions that are not kept yet
 * @param dropped transitions that were lost because too many waited
 * @param journalBytes what is in the journal
 * @param rounds rounds that were kept
 */
public record StoreStatus(
    Optional<Instant> awaySince,
    String why,
    boolean stuck,
    int waiting,
    long dropped,
    long journalBytes,
    long rounds) {

  StoreStatus with(int waitingNow, long droppedNow) {
    return new StoreStatus(awaySince, why, stuck, waitingNow, droppedNow, journalBytes, rounds);
  }
}
