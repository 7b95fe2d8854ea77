package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.PacketView;
import dev.glasswatch.media.PlaneNeed;

/**
 * Takes the fingerprints of a stream, of its picture once a frame and of its first sound track.
 *
 * <p>Pictures are placed by media time and sound by where its raw timestamps are against those of
 * the picture: media time goes on where one track alone jumps, and so hides what that track is off
 * by from then on.
 */
public final class Recorder {

  // More than this is another timeline, or a wrap.
  private static final long OTHER_TIMELINE = 10_000_000;
  private static final long NONE = FrameView.NO_PTS;

  private final Fingerprints fingerprints;
  private final SoundBands bands;
  private final short[] cells = new short[PictureCells.COUNT];
  private String soundTrack = "";
  private long pictureShift = NONE;
  private long soundShift = NONE;

  /** Writes into these, which nobody else does. */
  public Recorder(Fingerprints fingerprints) {
    this.fingerprints = fingerprints;
    fingerprints.clear();
    this.bands = new SoundBands(fingerprints::sound);
  }

  /** What it writes into. */
  public Fingerprints fingerprints() {
    return fingerprints;
  }

  /** How much greater raw timestamps of pictures are than media time, microseconds. */
  public long pictureShift() {
    return pictureShift == NONE ? 0 : pictureShift;
  }

  /** A compressed unit, which tells where raw timestamps are against media time. */
  public void packet(PacketView packet) {
    if (packet.rawPts() == NONE) {
      return;
    }
    long shift = packet.rawPts() - packet.mediaTime();
    if (packet.track().startsWith("v:")) {
      pictureShift = shift;
    } else if (packet.track().equals(soundTrack)) {
      soundShift = shift;
    }
  }

  /** A decoded picture. */
  public void frame(FrameView frame) {
    PictureCells.measure(frame.plane(PlaneNeed.LUMA), cells);
    fingerprints.picture(frame.mediaTime(), cells);
  }

  /** A block of decoded sound. */
  public void audio(AudioView sound) {
    if (soundTrack.isEmpty()) {
      soundTrack = sound.track();
    }
    if (sound.track().equals(soundTrack)) {
      bands.sound(sound, sound.mediaTime() + skew());
    }
  }

  private long skew() {
    if (pictureShift == NONE || soundShift == NONE) {
      return 0;
    }
    long skew = soundShift - pictureShift;
    return Math.abs(skew) < OTHER_TIMELINE ? skew : 0;
  }

  /** The track whose sound is taken; empty before any was heard. */
  public String soundTrack() {
    return soundTrack;
  }

  /** What comes next has nothing to do with what came before. */
  public void forget() {
    bands.clear();
    pictureShift = NONE;
    soundShift = NONE;
  }
}
