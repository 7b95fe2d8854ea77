package dev.glasswatch.detect.sync;

import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.PacketView;

/**
 * Counts the decoded samples of one sound track against its timestamps. Samples that are missing
 * although no packet is were lost in decoding and count as heard. Where packets are to be discarded
 * somebody has cut, and counting begins anew.
 */
final class SampleCount {

  /** More than this is another timeline, or a wrap. */
  static final long OTHER_TIMELINE = 10_000_000;

  private static final long NONE = FrameView.NO_PTS;

  private final TrackLevel level;
  private long shift;
  private boolean placed;
  private long packetBefore = NONE;
  private long hole;
  private boolean started;
  private int rate;
  private long samples;
  private long origin;
  private long residual;

  SampleCount(LevelListener listener) {
    this.level = new TrackLevel(listener);
  }

  void packet(PacketView packet) {
    if (packet.corrupt() || packet.afterLoss()) {
      level.loss(packet.mediaTime());
    }
    if (packet.discarded()) {
      forget(packet.mediaTime());
      return;
    }
    if (packet.rawPts() == NONE) {
      return;
    }
    long now = packet.rawPts() - packet.mediaTime();
    if (placed && Math.abs(now - shift) >= OTHER_TIMELINE) {
      forget(packet.mediaTime());
    }
    placed = true;
    shift = now;
    if (packetBefore != NONE) {
      hole = Math.max(hole, packet.rawPts() - packetBefore);
    }
    packetBefore = packet.rawPts();
  }

  void sound(AudioView sound) {
    if (!placed) {
      return;
    }
    if (!started || sound.sampleRate() != rate) {
      start(sound);
    }
    long raw = sound.mediaTime() + shift;
    long now = raw - origin - counted();
    long jump = now - residual;
    if (jump > TrackLevel.TOLERANCE && hole < jump + sound.duration() / 2) {
      origin += jump;
      now = residual;
    }
    hole = 0;
    residual = now;
    level.add(sound.mediaTime(), counted(), residual);
    samples += sound.samples();
  }

  private void start(AudioView sound) {
    level.lose(sound.mediaTime());
    started = true;
    rate = sound.sampleRate();
    samples = 0;
    residual = 0;
    origin = sound.mediaTime() + shift;
  }

  private long counted() {
    return samples * 1_000_000 / rate;
  }

  /** What comes next has nothing to do with what came before. */
  void forget(long at) {
    level.lose(at);
    started = false;
    packetBefore = NONE;
    hole = 0;
  }
}
