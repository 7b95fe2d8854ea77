package dev.glasswatch.watch;

import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.Settings;

/**
 * One detector with the settings it is to run with.
 *
 * @param provider makes instances
 * @param settings checked values for this stream
 */
public record DetectorPlan(DetectorProvider provider, Settings settings) {}
