package dev.glasswatch.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rounds: in the database, or in the journal while that is away. What is in the journal goes
 * into the database before anything newer does. Not thread-safe.
 */
final class RoundKeeper {

  /** What became of a round. */
  enum Kept {
    /** It is in the database, or the database refused it for good and nothing else can be done. */
    STORED,
    /** It is in the journal. */
    JOURNALED,
    /** It is nowhere: nothing may be sent because of it, and it must be offered again. */
    NOT_YET
  }

  private static final Logger LOG = LoggerFactory.getLogger(RoundKeeper.class);

  private static final String PROGRESS = "journal";
  private static final int LINES_AT_A_TIME = 100;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(15);

  private final Database database;
  private final Optional<Journal> journal;
  private final InstantSource clock;
  private Optional<Instant> awaySince = Optional.empty();
  private String why = "";
  private Instant retryAt = Instant.MIN;
  private Duration pause = FIRST_RETRY;
  private boolean journalFailed;

  RoundKeeper(Database database, Optional<Journal> journal, InstantSource clock) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Brings the database up to date with what an earlier process left in the journal.
   *
   * @throws StoreAwayException when that fails
   * @throws IOException when the journal cannot be read
   */
  void catchUp() throws IOException {
    if (journal.isPresent()) {
      journal.get().numberAfter(database.read(handle -> MemoTable.progress(handle, PROGRESS)));
      replay(journal.get());
    }
  }

  /** Since when the database is away; empty while it is not. */
  Optional<Instant> awaySince() {
    return awaySince;
  }

  /** Why it is away, in a few words. */
  String why() {
    return why;
  }

  long journalBytes() {
    return journal.map(Journal::bytes).orElse(0L);
  }

  Kept keep(Round round) {
    if (awaySince.isPresent() && clock.instant().isBefore(retryAt)) {
      return writeDown(round);
    }
    try {
      if (awaySince.isPresent()) {
        catchUpAgain();
      }
      store(round);
      back();
      return Kept.STORED;
    } catch (StoreAwayException e) {
      away(e);
      return writeDown(round);
    } catch (UncheckedIOException e) {
      LOG.error("{} transitions cannot be written as text", round.told().size(), e);
      return Kept.STORED;
    }
  }

  private void store(Round round) {
    try {
      write(round);
    } catch (StoreAwayException e) {
      if (!e.refused()) {
        throw e;
      }
      List<Round> pieces = round.pieces();
      if (pieces.size() > 1) {
        pieces.forEach(this::store);
      } else {
        LOG.error("The database refused {} transitions for good", round.told().size(), e);
      }
    }
  }

  private void write(Round round) {
    database.write(
        handle -> {
          Rounds.write(handle, round);
          return true;
        });
  }

  private void away(StoreAwayException failure) {
    Instant now = clock.instant();
    if (awaySince.isEmpty()) {
      awaySince = Optional.of(now);
      LOG.error("{}; transitions go into the journal until it can", failure.getMessage());
    }
    why = StoreAwayException.reason(failure);
    retryAt = now.plus(pause);
    pause = pause.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause.multipliedBy(2);
  }

  private Kept writeDown(Round round) {
    if (journal.isEmpty()) {
      return Kept.NOT_YET;
    }
    try {
      journal.get().append(round);
      journalFailed = false;
      return Kept.JOURNALED;
    } catch (IOException e) {
      if (!journalFailed) {
        LOG.error("Neither the database nor the journal can be written to: alerts wait", e);
      }
      journalFailed = true;
      return Kept.NOT_YET;
    }
  }

  /** Looks whether a database that is away is back, when it is time to and nothing else does. */
  void look() {
    if (awaySince.isEmpty() || clock.instant().isBefore(retryAt)) {
      return;
    }
    try {
      // A write, as a database that can only be read is of no use.
      mark(database.read(handle -> MemoTable.progress(handle, PROGRESS)));
      catchUpAgain();
      back();
    } catch (StoreAwayException e) {
      away(e);
    }
  }

  private void back() {
    if (awaySince.isPresent()) {
      LOG.info("The database is back, and has all that was in the journal");
      awaySince = Optional.empty();
      pause = FIRST_RETRY;
    }
  }

  private void catchUpAgain() {
    if (journal.isPresent()) {
      try {
        replay(journal.get());
      } catch (IOException e) {
        throw new StoreAwayException(e);
      }
    }
  }

  private void mark(long number) {
    database.write(
        handle -> {
          MemoTable.progress(handle, PROGRESS, number);
          return true;
        });
  }

  private void replay(Journal lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    long done = database.read(handle -> MemoTable.progress(handle, PROGRESS));
    lines.rewind();
    List<Journal.Line> next = lines.read(LINES_AT_A_TIME);
    while (!next.isEmpty()) {
      List<Journal.Line> missing = next.stream().filter(line -> line.number() > done).toList();
      if (!missing.isEmpty()) {
        replay(missing);
      }
      next = lines.read(LINES_AT_A_TIME);
    }
    lines.clear();
  }

  private void replay(List<Journal.Line> lines) {
    try {
      database.write(
          handle -> {
            lines.forEach(line -> Rounds.write(handle, line.round()));
            MemoTable.progress(handle, PROGRESS, lines.getLast().number());
            return true;
          });
    } catch (StoreAwayException e) {
      if (!e.refused()) {
        throw e;
      }
      lines.forEach(this::replayAlone);
    }
  }

  private void replayAlone(Journal.Line line) {
    store(line.round());
    mark(line.number());
  }
}
