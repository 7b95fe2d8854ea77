package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.sync.reference.Comparing;
import dev.glasswatch.detect.sync.reference.Fingerprints;
import dev.glasswatch.detect.sync.reference.Look;
import dev.glasswatch.detect.sync.reference.Recorder;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.PacketView;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream's part in the comparison of streams: its fingerprints, and how they compare. */
final class ReferenceSide {

  // How far sound and picture may be from each other in the order in which they are read.
  private static final long INTERLEAVED = 2_000_000;

  private final ReferenceLink link;
  private final ReferenceJudge judge;
  private @Nullable Recorder recorder;
  private @Nullable Comparing comparing;
  private @Nullable SyncVoice voice;
  private long reached = Long.MIN_VALUE;

  ReferenceSide(ReferenceLink link, SyncSettings settings) {
    this.link = link;
    this.judge = new ReferenceJudge(settings);
  }

  private @Nullable Recorder recorder() {
    if (recorder == null) {
      Optional<Fingerprints> wanted = link.own().get();
      if (wanted.isPresent()) {
        recorder = new Recorder(wanted.get());
        Optional<Supplier<Optional<Fingerprints>>> reference = link.reference();
        if (reference.isPresent()) {
          comparing = new Comparing(wanted.get(), reference.get(), link.live());
        }
      }
    }
    return recorder;
  }

  void packet(PacketView packet) {
    Recorder into = recorder;
    if (into != null) {
      into.packet(packet);
    }
  }

  void frame(FrameView frame) {
    Recorder into = recorder();
    if (into != null) {
      into.frame(frame);
      reached(frame.mediaTime());
    }
  }

  /** Sound, and who speaks of its track. */
  void audio(AudioView sound, SyncVoice ofTrack) {
    Recorder into = recorder();
    if (into != null) {
      into.audio(sound);
      if (sound.track().equals(into.soundTrack())) {
        voice = ofTrack;
      }
      reached(sound.mediaTime());
    }
  }

  private void reached(long at) {
    reached = Math.max(reached, at);
    if (comparing != null) {
      Optional<Look> look = comparing.advance(reached - INTERLEAVED);
      if (look.isPresent()) {
        looked(look.get());
      }
    }
  }

  private void looked(Look look) {
    link.tally().add(look);
    if (voice != null) {
      judge.look(look, voice);
    }
  }

  void end() {
    if (comparing != null && reached != Long.MIN_VALUE) {
      comparing.end(reached).ifPresent(this::looked);
    }
  }

  void forget(long at) {
    if (recorder != null) {
      recorder.forget();
    }
    if (comparing != null) {
      comparing.begin(at);
    }
    judge.forget();
  }
}
