package dev.glasswatch.watch;

import dev.glasswatch.media.ConverterFacts;
import dev.glasswatch.media.RingFacts;
import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.source.DeliveryFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of one watch, for metrics, the API and summaries.
 *
 * @param status state and reason
 * @param level how closely pictures are looked at
 * @param media what the converter has done, over all connections
 * @param ring how full the ring is
 * @param delivery facts of the current or last connection
 * @param detectors each detector
 * @param unwatched media time not looked at, by reason
 * @param reconnects connections made after the first
 */
public record WatchFacts(
    StreamStatus status,
    WatchLevel level,
    ConverterFacts media,
    RingFacts ring,
    DeliveryFacts delivery,
    List<DetectorFacts> detectors,
    Map<String, Duration> unwatched,
    long reconnects) {}
