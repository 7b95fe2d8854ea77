package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.Demuxer;
import dev.glasswatch.media.ffmpeg.NativeFrame;
import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.media.ffmpeg.PictureReader;
import java.util.function.Supplier;

/** A video track: decides which packets are decoded, and publishes pictures with their planes. */
final class VideoTrack extends DecodedTrack {

  private static final long NEVER = Long.MIN_VALUE;

  private final Supplier<WatchLevel> wanted;
  private final PictureCoverage coverage;
  private final PictureSlot slot;
  private final NativePacket replayed = new NativePacket();
  private WatchLevel level = WatchLevel.EVERY_FRAME;
  private boolean awaitsKeyframe;
  private long earliest = NEVER;

  VideoTrack(
      String name,
      TrackClock clock,
      TrackOutput output,
      Demuxer demuxer,
      DemuxedStream stream,
      Supplier<WatchLevel> wanted) {
    super(name, clock, output, demuxer, stream);
    this.wanted = wanted;
    this.coverage = new PictureCoverage(name);
    this.slot = new PictureSlot(name, output, new PictureReader());
  }

  @Override
  void decode(NativePacket packet) {
    boolean shown = !packet.discarded();
    output.event(coverage.overdue(clock().dts()));
    if (level != wanted.get() && change(wanted.get(), packet, shown)) {
      return;
    }
    if (level == WatchLevel.KEYFRAMES_ONLY) {
      keyframeOnly(packet, shown);
    } else if (awaitsKeyframe && !packet.keyframe()) {
      skip(shown);
    } else {
      inFull(packet, shown);
    }
  }

  private void inFull(NativePacket packet, boolean shown) {
    owe(shown, false);
    if (awaitsKeyframe) {
      awaitsKeyframe = false;
      earliest = packet.pts();
    }
    send(packet);
  }

  /** One picture at a time: the decoder is emptied after each, or it would hold it back. */
  private void keyframeOnly(NativePacket packet, boolean shown) {
    if (!packet.keyframe()) {
      skip(shown);
      return;
    }
    owe(shown, false);
    earliest = packet.pts();
    send(packet);
    drain();
  }

  private void skip(boolean shown) {
    owe(shown, true);
    output.count(Count.FRAMES_SKIPPED, 1);
  }

  private void owe(boolean shown, boolean skipped) {
    if (shown && !clock().extrapolated()) {
      coverage.owe(clock().pts(), skipped);
    }
  }

  /** Returns whether the packet has been dealt with. */
  private boolean change(WatchLevel next, NativePacket packet, boolean shown) {
    level = next;
    if (next == WatchLevel.KEYFRAMES_ONLY) {
      forget(); // not drained: pictures could come out that belong after some not yet decoded
      return false;
    }
    long key = output.packets().lastKeyframe(format());
    if (key < 0) {
      awaitsKeyframe = true;
      return false;
    }
    replay(key);
    owe(shown, false);
    return true;
  }

  /**
   * Decodes again from the last keyframe to the packet that has just come. Pictures that were
   * published before are not published twice, nor any whose time has been given up.
   */
  private void replay(long key) {
    forget();
    awaitsKeyframe = false;
    earliest = coverage.settledUntil();
    for (long place = key; place < output.packets().next(); place++) {
      if (output.packets().read(place, format(), replayed)) {
        send(replayed);
        replayed.release();
      }
    }
  }

  @Override
  boolean publishes() {
    return true;
  }

  @Override
  void publish(NativeFrame picture) {
    long time = slot.timeOf(picture);
    if (time < earliest) {
      return;
    }
    long duration = slot.durationOf(picture);
    output.publishing(picture.tag());
    output.event(coverage.covered(time, duration));
    slot.publish(picture, time, duration);
    decodeDetail(slot.needsDetail());
  }

  @Override
  void finish() {
    drain();
    output.event(coverage.drained());
    earliest = NEVER;
  }

  @Override
  public void close() {
    slot.close();
    replayed.close();
    super.close();
  }
}
