package dev.glasswatch.detect.sync;

/**
 * A change of one track's timestamps that what it holds does not explain.
 *
 * @param before media time up to which it had not happened
 * @param at media time of the first piece after it
 * @param size by how much timestamps are later than expected, microseconds; negative for earlier
 * @param lossReported whether the transport says that it lost something there
 */
record ClockStep(long before, long at, long size, boolean lossReported) {

  /** The two as one. */
  ClockStep with(ClockStep later) {
    return new ClockStep(before, later.at, size + later.size, lossReported || later.lossReported);
  }
}
