package dev.glasswatch.evaluate.reel;

import java.util.List;

/**
 * A programme to be made.
 *
 * @param name for its file
 * @param half the half that all its clips are from
 * @param coding how it is encoded
 * @param rate frames a second
 * @param pictures one after the other
 * @param sounds one after the other, or empty: as long as the pictures
 * @param seed of noise, places and the bed of sound
 * @param outages whether frames and sound are lost after encoding, rather than changed before
 */
record Reel(
    String name,
    Half half,
    ReelCoding coding,
    int rate,
    List<PicturePiece> pictures,
    List<SoundPiece> sounds,
    long seed,
    List<Outage> outages) {

  /** Copies the lists. */
  Reel {
    pictures = List.copyOf(pictures);
    sounds = List.copyOf(sounds);
    outages = List.copyOf(outages);
  }

  /**
   * Packets of one track that are lost.
   *
   * @param sound whether it is the sound that is lost
   * @param fromSeconds where from
   * @param toSeconds where to
   */
  record Outage(boolean sound, double fromSeconds, double toSeconds) {}
}
