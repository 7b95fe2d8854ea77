package dev.glasswatch.watch;

import java.time.Duration;

/**
 * How one detector of one stream is doing.
 *
 * @param name the detector
 * @param frames frames it has looked at
 * @param audios audio buffers it has listened to
 * @param skipped stretches it was too slow for
 * @param failures times it threw
 * @param hangs times it was abandoned because a call did not return
 * @param cpu CPU time spent in it
 * @param behind entries published but not yet read by it
 * @param running false while it is stopped after failing too often
 */
public record DetectorFacts(
    String name,
    long frames,
    long audios,
    long skipped,
    long failures,
    long hangs,
    Duration cpu,
    long behind,
    boolean running) {}
