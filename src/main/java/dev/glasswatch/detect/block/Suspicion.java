package dev.glasswatch.detect.block;

/** Why the model is asked to look at a picture; by ordinal in traces, never change the order. */
enum Suspicion {
  /** Nothing at all: a look now and then. */
  STEADY,
  /** More edges along the block grid have come or gone than usual. */
  EDGES,
  /** Decoder or transport reported something. */
  HEALTH,
  /** The last look found something. */
  FOLLOW
}
