package dev.glasswatch.evaluate.reel;

import dev.glasswatch.detect.freeze.FreezeStarts.Place;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Chooses stretches of clips at random, none of which is really a defect. */
final class ClipChoice {

  private static final int TRIES = 60;

  private final Clips clips;
  private final List<Clip> seen;
  private final SplittableRandom random;

  /**
   * From clips that have pictures.
   *
   * @param seen the ones to choose from
   */
  ClipChoice(Clips clips, List<Clip> seen, SplittableRandom random) {
    this.clips = clips;
    this.seen = seen;
    this.random = random;
  }

  /**
   * A frame of a clip.
   *
   * @param frame as they are shown
   */
  record Spot(Clip clip, int frame) {

    /** How many frames there are from here to the end of the clip. */
    int left() {
      return clip.shown() - frame;
    }
  }

  /** A stretch of at most so many frames, as long as its clip allows. */
  Spot stretch(int frames) {
    Spot found = new Spot(seen.getFirst(), 0);
    for (int i = 0; i < TRIES; i++) {
      Clip clip = anyClip();
      int latest = Math.max(1, clip.shown() - frames);
      found = new Spot(clip, random.nextInt(latest));
      if (!clips.defect(clip, found.frame(), frames)) {
        return found;
      }
    }
    return found;
  }

  /**
   * A frame where this goes on, with so many frames before and after it in its clip; empty when
   * none was found.
   */
  Optional<Spot> place(Predicate<Place> place, int before, int after) {
    for (int i = 0; i < TRIES; i++) {
      Clip clip = anyClip();
      int[] fitting =
          IntStream.range(before, clip.shown() - after)
              .filter(frame -> place.test(clip.place(frame)))
              .toArray();
      if (fitting.length > 0) {
        int frame = fitting[random.nextInt(fitting.length)];
        if (!clips.defect(clip, frame - before, before + after)) {
          return Optional.of(new Spot(clip, frame));
        }
      }
    }
    return Optional.empty();
  }

  // Longer ones more often, but not in proportion, or one long clip would be nearly all
  private Clip anyClip() {
    double all = seen.stream().mapToDouble(clip -> Math.sqrt(clip.shown())).sum();
    double at = random.nextDouble() * all;
    for (Clip clip : seen) {
      at -= Math.sqrt(clip.shown());
      if (at < 0) {
        return clip;
      }
    }
    return seen.getLast();
  }
}
