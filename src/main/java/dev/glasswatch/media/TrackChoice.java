package dev.glasswatch.media;

/**
 * Which tracks of a stream to decode.
 *
 * @param video place among the video tracks, from 0
 * @param audio which audio tracks
 */
public record TrackChoice(int video, AudioChoice audio) {

  /** The first video track and the first audio track. */
  public static final TrackChoice DEFAULT = new TrackChoice(0, AudioChoice.FIRST);

  /** Rejects negative places. */
  public TrackChoice {
    if (video < 0) {
      throw new IllegalArgumentException("video track must be 0 or more, not " + video);
    }
  }
}
