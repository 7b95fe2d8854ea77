package dev.glasswatch.detect;

/** Takes what a detector saw. Called from within the detector's own calls only. */
@FunctionalInterface
public interface ObservationSink {

  /** Takes one observation; each track's observations come in media order. */
  void observe(Observation observation);
}
