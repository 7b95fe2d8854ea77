package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;
import dev.glasswatch.media.Track;
import java.util.List;
import java.util.Optional;

/**
 * Finds signal that does not arrive. One track's absence shows in media time, in files as well as
 * live: the other goes on without it ({@link Lane}), or its packets come and no picture does
 * ({@link Blanks}). That nothing comes at all shows by the wall clock ({@link PulseJudge}).
 *
 * <p>Video packets are followed beside frames, since at keyframes only a track that is there gives
 * a frame once a GOP. For sound, what is decoded is what counts.
 */
final class SignalDetector implements Detector {

  private final SignalSettings settings;
  private final StreamVoice stream;
  private final Lane video;
  private final Lane audio;
  private final Blanks blanks;
  private final PulseJudge judge;
  private String videoName = "v:0";
  private boolean decodedAny;
  private long decodedTo;

  SignalDetector(SignalSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.stream = new StreamVoice(observations);
    SignalVoice picture = new SignalVoice("v:0", "video_missing", observations);
    SignalVoice sound = new SignalVoice("a:0", "audio_missing", observations);
    this.video = new Lane(settings.expectVideo(), picture, settings, stream::paused);
    this.audio = new Lane(settings.expectAudio(), sound, settings, stream::paused);
    this.blanks = new Blanks(picture);
    this.judge = new PulseJudge(settings);
  }

  @Override
  public void packet(PacketView packet) {
    if (packet.track().equals(videoName)) {
      long before = video.end();
      video.packet(packet.mediaTime(), audio.end());
      audio.otherWentOn(progress(before, video.end()), video.end());
    }
  }

  @Override
  public void frame(FrameView frame) {
    blanks.decoded(frame.mediaTime());
    long before = video.end();
    video.piece(frame.mediaTime(), frame.mediaTime() + frame.duration(), audio.end());
    audio.otherWentOn(progress(before, video.end()), video.end());
    decoded(frame.mediaTime(), frame.mediaTime() + frame.duration());
  }

  @Override
  public void audio(AudioView sound) {
    long before = audio.end();
    audio.piece(sound.mediaTime(), sound.mediaTime() + sound.duration(), video.end());
    video.otherWentOn(progress(before, audio.end()), audio.end());
    decoded(sound.mediaTime(), sound.mediaTime() + sound.duration());
  }

  /** A leap proves nothing: nobody knows what was in between. */
  private long progress(long before, long after) {
    return after - before > settings.missingAfter() / 2 ? 0 : after - before;
  }

  private void decoded(long from, long to) {
    decodedAny = true;
    decodedTo = Math.max(decodedTo, to);
    stream.present(from, Math.max(from, to));
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> tracks(changed);
      case MediaEvent.Discontinuity jump -> {
        video.restart(jump.mediaTime());
        audio.restart(jump.mediaTime());
      }
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended end -> {
        video.ended(audio.end());
        audio.ended(video.end());
      }
    }
  }

  private void tracks(MediaEvent.TracksChanged changed) {
    Optional<String> picture = watched(changed.tracks(), Track.Kind.VIDEO);
    picture.ifPresentOrElse(
        name -> {
          videoName = name;
          video.announced(name, changed.mediaTime());
        },
        video::notAnnounced);
    watched(changed.tracks(), Track.Kind.AUDIO)
        .ifPresentOrElse(name -> audio.announced(name, changed.mediaTime()), audio::notAnnounced);
  }

  private static Optional<String> watched(List<Track> tracks, Track.Kind kind) {
    return tracks.stream()
        .filter(track -> track.watched() && track.kind() == kind)
        .map(Track::name)
        .findFirst();
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    boolean picture = gap.track().equals(videoName);
    switch (gap.reason()) {
      case UNDECODABLE -> {
        if (picture) {
          blanks.undecodable(gap.mediaTime(), gap.to(), video.allowed());
        }
      }
      case STARTING -> {
        if (picture) {
          blanks.undecodable(gap.mediaTime(), gap.to(), settings.startGrace());
        }
      }
      case DISCONNECTED, OVERLOADED, KEYFRAMES_ONLY, DETECTOR_FAILED -> unseen(picture, gap.to());
      case LOST_IN_DELIVERY -> {}
    }
  }

  private void unseen(boolean picture, long to) {
    if (picture) {
      video.unseen(to);
    } else {
      audio.unseen(to);
    }
  }

  @Override
  public void tick(StreamPulse pulse) {
    judge
        .judge(pulse)
        .ifPresent(
            outage -> {
              // Before the first media the stream has no time of its own but that of the watch.
              long to =
                  decodedAny
                      ? Math.max(pulse.mediaNow(), decodedTo)
                      : SignalSettings.micros(pulse.sinceStart());
              long from = decodedAny ? decodedTo : to - outage.micros();
              stream.missing(from, to, outage.reason(), PulseJudge.details(pulse, outage));
            });
  }
}
