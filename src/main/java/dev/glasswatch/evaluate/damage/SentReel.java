package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Truth;
import java.util.List;

/**
 * A programme as somebody receives it.
 *
 * @param reel the file and its events
 * @param doubtful stretches where something differs from the whole stream, however little
 * @param truths of each picture; nothing when the stream is whole
 */
public record SentReel(MadeReel reel, List<Truth> doubtful, FrameTruths truths) {

  /** Copies the list. */
  public SentReel {
    doubtful = List.copyOf(doubtful);
  }
}
