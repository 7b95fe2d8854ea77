package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.NativePacket;

/**
 * Gives each packet its place: on the timeline, whose times replace its own, among the notes, by
 * whose tag its frame is known again, and in the packet ring.
 */
final class PacketPlacing {

  private final MediaMemory memory;
  private final TrackOutput output;
  private final WallAnchors anchors;

  PacketPlacing(MediaMemory memory, TrackOutput output, WallAnchors anchors) {
    this.memory = memory;
    this.output = output;
    this.anchors = anchors;
  }

  /**
   * Places a packet that has just been read.
   *
   * @param pictures whether the stream has pictures, whose keyframes then begin its segments
   */
  void place(InputFeed feed, DecodedTrack track, NativePacket packet, boolean pictures) {
    DemuxedStream stream = track.stream();
    TrackClock clock = track.clock();
    long rawPts = track.takeFirst() ? stream.firstMicros(packet) : stream.micros(packet.pts());
    long rawDts = stream.micros(clock.hasStarted() ? packet.dts() : stream.firstDts(packet));
    long duration = stream.length(packet.duration());
    Discontinuity jump = memory.timeline().place(clock, rawPts, rawDts, duration);
    int health = health(feed, stream, packet);
    long tag = output.notes().add(rawPts, health);
    if (jump != null) {
      output.hold(jump, tag);
    }
    output.packet(tag);
    feed.reached(clock.dts());
    packet.retime(clock.pts(), clock.dts(), duration);
    packet.tag(tag);
    memory.packets().add(track.format(), packet, tag);
    show(track, packet, rawPts, rawDts, health);
    if (!pictures || (stream.kind() == Track.Kind.VIDEO && packet.keyframe())) {
      anchors.packet(feed, packet.position(), clock.pts());
    }
    withdrawGuess(clock, packet);
  }

  private int health(InputFeed feed, DemuxedStream stream, NativePacket packet) {
    output.count(Count.CORRUPT_PACKETS, packet.corrupt() ? 1 : 0);
    int bits = packet.corrupt() ? FrameHealth.CORRUPT_PACKET : 0;
    return feed.continuityJump(stream, packet) ? bits | FrameHealth.CONTINUITY_ERROR : bits;
  }

  private void show(DecodedTrack track, NativePacket packet, long rawPts, long rawDts, int health) {
    if (memory.ring().wantsPackets()) {
      memory
          .ring()
          .packet(
              new PacketView(
                  track.name(),
                  packet.pts(),
                  rawPts,
                  rawDts,
                  track.stream().tellsLengths() ? packet.duration() : 0,
                  packet.size(),
                  packet.keyframe(),
                  packet.corrupt(),
                  (health & FrameHealth.CONTINUITY_ERROR) != 0,
                  packet.discarded()));
    }
  }

  /** The decoder guesses better than we do: it knows in which order pictures are shown. */
  private static void withdrawGuess(TrackClock clock, NativePacket packet) {
    if (clock.extrapolated()) {
      packet.retime(NativePacket.NO_TIMESTAMP, NativePacket.NO_TIMESTAMP, packet.duration());
    }
  }
}
