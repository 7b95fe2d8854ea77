package dev.glasswatch.detect.sync;

import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.PacketView;

/** One sound track, held against the picture by the clock and by line-up signals. */
final class SoundTrack implements LevelListener {

  private final SampleCount count = new SampleCount(this);
  private final Arrivals arrivals = new Arrivals();
  private final LineUp lineUp = new LineUp();
  private final SyncVoice voice;
  private final SyncPair pair;

  SoundTrack(SyncSettings settings, SyncVoice voice) {
    this.voice = voice;
    this.pair = new SyncPair(settings, voice, arrivals);
  }

  SyncVoice voice() {
    return voice;
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
    if (lineUp.sound(sound)) {
      measure();
    }
  }

  /** A picture; there is one line-up for each sound track. */
  void frame(FrameView frame) {
    if (lineUp.frame(frame)) {
      measure();
    }
  }

  private void measure() {
    lineUp.measured().ifPresent(apart -> voice.linedUp(apart, lineUp.last(), lineUp.holds()));
  }

  void forget(long at) {
    count.forget(at);
    lineUp.clear();
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
