package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.media.MediaEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deciding half of the freeze detector: from what was found in the pictures to observations.
 * Its rows are {@link FreezeRow}s. With the settings of the recording it says what was said then.
 *
 * <p>A smaller moving share passes over the stops that needed more. With another still duration
 * pictures stand still for as long as {@link StillWatch} saw them do so, and until the end that was
 * found when one was followed; stops that might have been found meanwhile are not known.
 */
final class FreezeDecision implements TraceReplay {

  static final Defect FREEZE = new Defect("freeze");

  private static final String STOPPED = "picture_repeats";
  private static final String STILL = "picture_stands_still";
  private static final double STILL_SCORE = 0.75;

  // A trace may begin anywhere.
  private static final long NOTHING_KNOWN = Long.MIN_VALUE;

  private final double movingLimit;
  private final long stillAfter;
  private final boolean asRecorded;
  private final ObservationSink observations;
  private @Nullable Found ongoing;
  private long saidTo = NOTHING_KNOWN;

  private record Found(long from, double score, String reason, Map<String, Object> details) {}

  /**
   * Decides by these settings.
   *
   * @param stillAfter how long a picture that was not seen to stop must stand, in microseconds
   * @param asRecorded whether that is what the measuring half waited for
   */
  FreezeDecision(
      double movingLimit, long stillAfter, boolean asRecorded, ObservationSink observations) {
    this.movingLimit = movingLimit;
    this.stillAfter = stillAfter;
    this.asRecorded = asRecorded;
    this.observations = observations;
  }

  /** Up to where something was said. */
  long saidTo() {
    return saidTo;
  }

  @Override
  public void row(String track, int kind, long[] row) {
    switch (FreezeRow.values()[kind]) {
      case RESTARTED -> restarted(row);
      case CLEAR -> clear(track, row[0]);
      case STOPPED -> stopped(track, row);
      case STANDS -> stands(track, row);
      case GOES_ON -> goesOn(track, row[0]);
      case MOVES -> moves(track, row[1], row[0]);
      case STILL -> still(track, row);
      case STILL_ENDS -> stillEnds(track, row);
      case JUDGED -> {}
    }
  }

  @Override
  public void event(MediaEvent event) {
    if (event instanceof MediaEvent.Discontinuity) {
      ongoing = null;
    }
  }

  private void restarted(long[] row) {
    saidTo = row[0];
    if (row[1] != 0) {
      ongoing = null;
    }
  }

  private void clear(String track, long to) {
    if (saidTo == NOTHING_KNOWN) {
      saidTo = to;
    } else if (to > saidTo) {
      say(Observation.clear(FREEZE, track, saidTo, to));
    }
  }

  private void stopped(String track, long[] row) {
    if (Double.longBitsToDouble(row[5]) <= movingLimit) {
      double score = Double.longBitsToDouble(row[2]);
      begin(track, row[0], new Found(row[1], score, STOPPED, details(row[3], row[4])));
    } else {
      clear(track, row[0]);
    }
  }

  private void stands(String track, long[] row) {
    if (asRecorded) {
      begin(track, row[0], new Found(row[1], STILL_SCORE, STILL, details(row[2], row[3])));
    }
  }

  private void still(String track, long[] row) {
    Found found = ongoing;
    if (asRecorded || row[0] - row[1] < stillAfter) {
      return;
    }
    if (found == null) {
      begin(track, row[0], new Found(row[1], STILL_SCORE, STILL, details(1, 1)));
    } else if (found.reason.equals(STILL) && row[0] > saidTo) {
      say(seen(track, found, row[0]));
    }
  }

  private void stillEnds(String track, long[] row) {
    Found found = ongoing;
    if (!asRecorded && row[2] == 0 && found != null && found.reason.equals(STILL)) {
      moves(track, row[1], row[0]);
    }
  }

  private static Map<String, Object> details(long frozenCells, long cells) {
    return Map.of("frozenShare", Math.round(1000.0 * frozenCells / cells) / 1000.0);
  }

  private void begin(String track, long time, Found found) {
    ongoing = found;
    say(seen(track, found, time));
  }

  private void goesOn(String track, long time) {
    Found found = ongoing;
    if (found != null) {
      say(seen(track, found, time));
    } else if (saidTo != NOTHING_KNOWN) {
      clear(track, time); // somebody else would have called it a standstill
    }
  }

  private void moves(String track, long end, long time) {
    ongoing = null;
    say(Observation.clear(FREEZE, track, end, Math.max(end + 1, time)));
  }

  private static Observation seen(String track, Found found, long time) {
    return new Observation(
        FREEZE,
        track,
        found.from,
        time,
        found.score,
        found.reason.equals(STOPPED) ? Severity.MAJOR : Severity.MINOR,
        found.reason,
        found.details);
  }

  private void say(Observation observation) {
    observations.observe(observation);
    saidTo = observation.to();
  }
}
