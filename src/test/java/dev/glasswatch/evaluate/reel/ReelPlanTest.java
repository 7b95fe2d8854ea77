package dev.glasswatch.evaluate.reel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.freeze.FreezeStarts.Place;
import dev.glasswatch.evaluate.reel.Content.Shot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReelPlanTest {

  private static final EvaluationSize SMALL = new EvaluationSize(2, 2, 60, 40);

  @Test
  void aSeedGivesOnePlanAndAnotherSeedAnother() {
    assertThat(reels(7, "a")).isEqualTo(reels(7, "a")).isNotEqualTo(reels(8, "a"));
  }

  @Test
  void whereTheClipsLieDoesNotMatter() {
    assertThat(reels(7, "a").toString()).isEqualTo(reels(7, "b").toString());
  }

  @Test
  void noShotIsLongerThanItsClip() {
    for (Reel reel : reels(7, "a")) {
      for (PicturePiece piece : reel.pictures()) {
        if (piece.content() instanceof Shot shot) {
          int left = shot.clip().shown() - shot.from();
          assertThat(piece.frames()).isBetween(1, shot.look().drawn(left));
        }
      }
    }
  }

  @Test
  void programmesAreAsLongAsWasAskedFor() {
    assertThat(reels(7, "a"))
        .filteredOn(reel -> !reel.name().endsWith("pulldown"))
        .allSatisfy(
            reel -> {
              int frames = reel.pictures().stream().mapToInt(PicturePiece::frames).sum();
              int seconds = reel.outages().isEmpty() ? SMALL.seconds() : SMALL.clean();
              assertThat((double) frames / reel.rate())
                  .isGreaterThanOrEqualTo(Math.min(seconds, SMALL.clean()));
            });
  }

  private static List<Reel> reels(long seed, String folder) {
    List<Clip> clips = new ArrayList<>();
    for (Half half : Half.values()) {
      for (int length : new int[] {40, 300, 700}) {
        clips.add(clip(folder, half, length));
      }
    }
    return new ReelPlan(new Clips(clips, Labels.NONE), SMALL, List.of(ReelCoding.values()), seed)
        .reels();
  }

  private static Clip clip(String folder, Half half, int frames) {
    String name = half.label() + frames + ".mp4";
    return new Clip(
        name,
        Path.of(folder, name),
        name,
        half,
        25,
        Collections.nCopies(frames, Place.MOTION),
        LongStream.range(0, frames).mapToObj(i -> i * 40_000).toList(),
        Collections.nCopies(frames / 25, -20.0));
  }
}
