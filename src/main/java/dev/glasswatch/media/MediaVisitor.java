package dev.glasswatch.media;

/** Receives what a reader finds in the rings, in media order as the converter wrote it. */
public interface MediaVisitor {

  /** A picture, pinned during the call. */
  void frame(FrameView frame);

  /** A block of sound, pinned during the call. */
  void audio(AudioView audio);

  /** A compressed unit. */
  void packet(PacketView packet);

  /** Anything else on the timeline. */
  void event(MediaEvent event);

  /** The reader was too slow: this stretch of a track was overwritten before it was read. */
  void lost(String track, long from, long to);

  /**
   * The reader was so slow that events were overwritten as well: nobody knows what happened on any
   * track between these times. What is lost of a track that it reads is told besides, and the
   * tracks, if they changed meanwhile.
   */
  void overrun(long from, long to);
}
