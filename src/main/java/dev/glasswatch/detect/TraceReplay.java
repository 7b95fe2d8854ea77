package dev.glasswatch.detect;

import dev.glasswatch.media.MediaEvent;

/**
 * The deciding half of a detector, without its measuring half: takes the rows that {@link
 * TraceSink} was given, with the events that came between them, and emits the observations that the
 * detector makes of them. With the settings of the recording these are the same ones; all calls
 * come in the order of the recording, on one thread.
 */
public interface TraceReplay extends TraceSink {

  /** What {@link Detector#event} was told, but for changes of the tracks. */
  void event(MediaEvent event);
}
