package dev.glasswatch.evaluate.sync;

import java.nio.file.Path;

/**
 * What is said of a clip in which nothing was moved.
 *
 * @param file the clip
 * @param seconds how long its longest sound track is watched
 * @param measured how much of that sound and picture could be compared, seconds
 * @param alarms how often they were said to be apart
 */
public record UntouchedClip(Path file, double seconds, double measured, long alarms) {}
