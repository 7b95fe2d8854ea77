package dev.glasswatch.detect.sync;

import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.PacketView;

/** One sound track, counted and held against the picture. */
final class SoundTrack implements LevelListener {

  private final SampleCount count = new SampleCount(this);
  private final Arrivals arrivals = new Arrivals();
  private final SyncPair pair;

  SoundTrack(SyncSettings settings, SyncVoice voice) {
    this.pair = new SyncPair(settings, voice, arrivals);
  }

  SyncPair pair() {
    return pair;
  }

  /** A packet of it, and the decoding time of the picture that came last. */
  void packet(PacketView packet, long pictureDts) {
    count.packet(packet);
    if (packet.rawPts() != FrameView.NO_PTS && pictureDts != FrameView.NO_PTS) {
      arrivals.add(packet.mediaTime(), packet.rawPts() - pictureDts);
    }
  }

  void sound(AudioView sound) {
    count.sound(sound);
  }

  void forget(long at) {
    count.forget(at);
    pair.beginAnew(at);
  }

  @Override
  public void level(long at, long residual) {
    pair.soundLevel(at, residual);
  }

  @Override
  public void step(ClockStep step) {
    pair.soundStep(step);
  }

  @Override
  public void lost(long at) {
    pair.soundLost(at);
  }
}
