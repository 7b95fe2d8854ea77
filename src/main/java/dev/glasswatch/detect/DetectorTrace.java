package dev.glasswatch.detect;

import dev.glasswatch.media.MediaEvent;

/**
 * Where one detector's part of a watch's trace is recorded. Calls come one at a time, on whichever
 * thread runs the detector; they never block and never fail.
 */
public interface DetectorTrace extends TraceSink {

  /** Records nothing. */
  DetectorTrace NONE =
      new DetectorTrace() {
        @Override
        public void started() {}

        @Override
        public void event(MediaEvent event) {}

        @Override
        public void observed(Observation observation) {}

        @Override
        public void row(String track, int kind, long[] values) {}
      };

  /** A new instance takes over, which knows nothing of what was before. */
  void started();

  /** The detector is about to be told this. */
  void event(MediaEvent event);

  /** The detector said this, and it is about to be made an incident of. */
  void observed(Observation observation);
}
