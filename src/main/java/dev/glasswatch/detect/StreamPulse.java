package dev.glasswatch.detect;

import dev.glasswatch.source.DeliveryFacts;
import dev.glasswatch.source.SourceFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a live stream is doing right now, as seen from outside the media.
 *
 * @param now wall time
 * @param mediaNow media time that should be on air now: the last decoded media time plus the wall
 *     time since it was decoded, in microseconds
 * @param connected whether bytes are being read at present
 * @param fault why not, when it isn't
 * @param sinceVideo wall time since the last frame was decoded; empty before the first
 * @param sinceAudio likewise for sound
 * @param sinceStart wall time since the watch began
 * @param delivery facts of the current connection
 */
public record StreamPulse(
    Instant now,
    long mediaNow,
    boolean connected,
    Optional<SourceFault> fault,
    Optional<Duration> sinceVideo,
    Optional<Duration> sinceAudio,
    Duration sinceStart,
    DeliveryFacts delivery) {}
