package dev.glasswatch.media;

/**
 * One compressed unit as it left the demuxer.
 *
 * @param track track name
 * @param mediaTime media time of its PTS, microseconds
 * @param rawPts PTS in microseconds as the container had it, or {@link FrameView#NO_PTS}
 * @param rawDts DTS likewise
 * @param duration how long the container says that it lasts, microseconds; 0 where it lasts until
 *     the next one comes
 * @param size bytes
 * @param keyframe starts a GOP
 * @param corrupt marked corrupt by the transport
 * @param afterLoss the transport lost something before it (continuity counters jumped)
 * @param discarded decoded for its effect on others only, never shown (edit lists)
 */
public record PacketView(
    String track,
    long mediaTime,
    long rawPts,
    long rawDts,
    long duration,
    int size,
    boolean keyframe,
    boolean corrupt,
    boolean afterLoss,
    boolean discarded) {}
