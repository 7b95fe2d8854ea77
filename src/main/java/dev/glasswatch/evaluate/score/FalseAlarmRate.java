package dev.glasswatch.evaluate.score;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How often there are false alarms, as far as this much material can tell.
 *
 * @param alarms that came
 * @param seconds of distinct clean material: what was encoded several times or shown again counts
 *     once
 */
public record FalseAlarmRate(int alarms, double seconds) {

  private static final double CONFIDENCE = 0.95;
  private static final double HOUR = 3600;

  /**
   * With 95 % confidence there are no more than this an hour: the exact upper bound of a Poisson
   * rate (Garwood 1936), three over the time when there was none.
   */
  public double atMostAnHour() {
    double most = GammaDistribution.of(alarms + 1, 1).inverseCumulativeProbability(CONFIDENCE);
    return seconds <= 0 ? Double.POSITIVE_INFINITY : most / seconds * HOUR;
  }
}
