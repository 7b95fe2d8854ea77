package dev.glasswatch.detect;

import dev.glasswatch.media.UnwatchedReason;
import java.util.Set;

/**
 * Where the trace of one watch is recorded: what its detectors decided from, and whatever else its
 * incidents depend on. A port: who records it, and where, is put together outside of the watch.
 *
 * <p>May be called from any thread; never blocks and never fails. Calls that have to do with
 * incidents come one at a time, in the order in which they count.
 */
public interface WatchTrace {

  /** Records nothing. */
  WatchTrace NONE =
      new WatchTrace() {
        @Override
        public DetectorTrace detector(String name, boolean replayable) {
          return DetectorTrace.NONE;
        }

        @Override
        public void observed(Observation observation) {}

        @Override
        public void unwatched(String track, long from, long to, UnwatchedReason reason) {}

        @Override
        public void missed(
            Set<Defect> defects, String track, long from, long to, UnwatchedReason reason) {}

        @Override
        public void ended(long mediaTime, String reason) {}
      };

  /**
   * The part of one detector; asked for before anything is recorded.
   *
   * @param replayable whether rows and events are enough to decide again; what it observed is
   *     recorded where they are not
   */
  DetectorTrace detector(String name, boolean replayable);

  /** The watch itself said this, about a detector or about its source. */
  void observed(Observation observation);

  /** Nobody looked at this stretch of a track. */
  void unwatched(String track, long from, long to, UnwatchedReason reason);

  /** The detector of these defects missed this stretch. */
  void missed(Set<Defect> defects, String track, long from, long to, UnwatchedReason reason);

  /** Everything was ended here; the reason is the name of an {@code EndReason}. */
  void ended(long mediaTime, String reason);
}
