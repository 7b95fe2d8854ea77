package dev.glasswatch.detect.freeze;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The numbers of the evidence that trees ask about; files of trees name them in lower case. */
enum StopMeasure {
  FRAMES_PER_SECOND(StopEvidence::framesPerSecond),
  MOVED_BEFORE(StopEvidence::movedBefore),
  LEVEL_BEFORE(StopEvidence::levelBefore),
  STEADINESS(StopEvidence::steadiness),
  LAST_RATIO(StopEvidence::lastRatio),
  ABRUPTNESS(evidence -> evidence.lastRatio() - evidence.firstRatio()),
  FIRST_RATIO(StopEvidence::firstRatio),
  EARLY_RATIO(StopEvidence::earlyRatio),
  REST_RATIO(StopEvidence::restRatio),
  REST(StopEvidence::rest),
  BURST_RATIO(StopEvidence::burstRatio),
  MOVING_SHARE(StopEvidence::movingShare),
  WANDERING_SHARE(StopEvidence::wanderingShare),
  TREMBLING_SHARE(StopEvidence::tremblingShare),
  DRIFT(StopEvidence::drift);

  private static final StopMeasure[] ALL = values();

  private final ToDoubleFunction<StopEvidence> value;

  StopMeasure(ToDoubleFunction<StopEvidence> value) {
    this.value = value;
  }

  /** All of them, by ordinal. */
  static double[] of(StopEvidence evidence) {
    double[] all = new double[ALL.length];
    for (StopMeasure measure : ALL) {
      all[measure.ordinal()] = measure.value.applyAsDouble(evidence);
    }
    return all;
  }

  /** As it stands in files. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
