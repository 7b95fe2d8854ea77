package dev.glasswatch.evaluate.reel;

import java.util.Optional;

/**
 * A piece of a programme's sound: what is done to the bed of clips that runs below all of it.
 *
 * @param treatment what is done
 * @param millis how long
 * @param defect what listeners suffer; empty when nothing
 */
record SoundPiece(Treatment treatment, int millis, Optional<Suffered> defect) {

  /** What can be done to sound. */
  enum Treatment {
    /** Nothing. */
    FULL,
    /** Digital zero. */
    MUTED,
    /** No more than the noise of an open line, -68 dBFS. */
    OPEN_LINE,
    /** The same, with a click now and then. */
    CRACKLE,
    /** A quiet room, -52 dBFS, which is no silence. */
    QUIET_ROOM,
    /** Very quiet programme, -46 dBFS. */
    QUIET,
    /** The right channel is gone. */
    LEFT_ONLY
  }
}
