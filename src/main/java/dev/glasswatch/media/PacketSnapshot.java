package dev.glasswatch.media;

import java.util.List;

/**
 * A stretch of compressed packets as they were when it was taken, in demuxing order; the packets
 * are copies.
 *
 * @param packets first to last; the first picture is a keyframe
 */
public record PacketSnapshot(List<Packet> packets) {

  /** Copies the list. */
  public PacketSnapshot {
    packets = List.copyOf(packets);
  }

  /**
   * One compressed packet.
   *
   * @param format how it is coded
   * @param pts media time of presentation, microseconds
   * @param dts media time of decoding, microseconds
   * @param duration microseconds, 0 when unknown
   * @param keyframe decoding can start here
   * @param bytes as the container had it; not copied again: treat as read only
   */
  @SuppressWarnings("ArrayRecordComponent") // a value to hand on, never compared
  public record Packet(
      PacketFormat format, long pts, long dts, long duration, boolean keyframe, byte[] bytes) {}
}
