package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;
import dev.glasswatch.media.Track;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds sound and picture that have come apart by the clock: counts what each track holds, samples
 * and pictures, against its raw timestamps, and compares what has changed ({@link SyncPair}). Raw,
 * since media time continues where one track alone jumps, and so hides what is looked for here.
 *
 * <p>A reconnection, a loop, an announced splice or time that nobody looked at begins anew. A jump
 * of timestamps does not: which tracks made it is what there is to find out.
 */
final class SyncDetector implements Detector, LevelListener {

  private final SyncSettings settings;
  private final ObservationSink observations;
  private final PictureCount pictures = new PictureCount(this);
  private final Map<String, SoundTrack> sounds = new LinkedHashMap<>();
  private final @Nullable ReferenceSide reference;
  private String videoName = "v:0";
  private long pictureDts = FrameView.NO_PTS;

  SyncDetector(SyncSettings settings, ObservationSink observations) {
    this(settings, observations, Optional.empty());
  }

  SyncDetector(SyncSettings settings, ObservationSink observations, Optional<ReferenceLink> link) {
    this.settings = settings;
    this.observations = observations;
    this.reference = link.map(with -> new ReferenceSide(with, settings)).orElse(null);
  }

  @Override
  public void packet(PacketView packet) {
    if (reference != null) {
      reference.packet(packet);
    }
    if (packet.track().equals(videoName)) {
      pictures.packet(packet);
      pictureDts = packet.rawDts();
    } else if (packet.track().startsWith("a:")) {
      track(packet.track()).packet(packet, pictureDts);
    }
  }

  @Override
  public void frame(FrameView frame) {
    if (frame.track().equals(videoName)) {
      for (SoundTrack sound : sounds.values()) {
        sound.frame(frame);
      }
      if (reference != null) {
        reference.frame(frame);
      }
    }
  }

  @Override
  public void audio(AudioView sound) {
    SoundTrack heard = track(sound.track());
    heard.sound(sound);
    if (reference != null) {
      reference.audio(sound, heard.voice());
    }
  }

  private SoundTrack track(String name) {
    SoundTrack known = sounds.get(name);
    if (known != null) {
      return known;
    }
    SoundTrack made = new SoundTrack(settings, new SyncVoice(name, settings, observations));
    sounds.put(name, made);
    return made;
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> tracks(changed);
      case MediaEvent.Discontinuity jump -> discontinuity(jump);
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended end -> {
        if (reference != null) {
          reference.end();
        }
      }
    }
  }

  private void tracks(MediaEvent.TracksChanged changed) {
    changed.tracks().stream()
        .filter(track -> track.watched() && track.kind() == Track.Kind.VIDEO)
        .findFirst()
        .ifPresent(track -> videoName = track.name());
  }

  private void discontinuity(MediaEvent.Discontinuity jump) {
    switch (jump.cause()) {
      case SIGNALLED, RECONNECTED, LOOPED, FORMAT_CHANGED, OVERRUN -> forget(jump.mediaTime());
      case TIMESTAMP_JUMP -> {}
    }
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    switch (gap.reason()) {
      case DISCONNECTED, OVERLOADED, LOST_IN_DELIVERY, DETECTOR_FAILED -> forget(gap.to());
      case STARTING, KEYFRAMES_ONLY, UNDECODABLE -> {}
    }
  }

  private void forget(long at) {
    pictures.forget(at);
    sounds.values().forEach(sound -> sound.forget(at));
    if (reference != null) {
      reference.forget(at);
    }
  }

  @Override
  public void level(long at, long residual) {
    sounds.values().forEach(sound -> sound.pair().pictureLevel(at, residual, pictures.rate()));
  }

  @Override
  public void step(ClockStep step) {
    sounds.values().forEach(sound -> sound.pair().pictureStep(step));
  }

  @Override
  public void lost(long at) {
    sounds.values().forEach(sound -> sound.pair().pictureLost(at));
  }
}
