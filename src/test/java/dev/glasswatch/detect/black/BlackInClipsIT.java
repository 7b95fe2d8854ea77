package dev.glasswatch.detect.black;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.BlackInjector;
import dev.glasswatch.testing.Codec;
import dev.glasswatch.testing.FileWatch;
import dev.glasswatch.testing.Injected;
import dev.glasswatch.testing.Scores;
import dev.glasswatch.testing.SourceClip;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Black put into real clips and encoded again: found, from its first frame on. */
class BlackInClipsIT {

  private static final int CLIPS = 70;

  // Media times in Matroska are milliseconds.
  private static final double ONE_FRAME = 41;
  private static final double TWO_FRAMES = 81;

  @Test
  void isFoundFromItsFirstFrameOn() throws Exception {
    TestMedia.requireX264();
    BlackInjector injector = new BlackInjector(new Random(7));
    Scores scores = new Scores();
    try (FileWatch watch = new FileWatch("black")) {
      for (int i = 0; i < CLIPS; i++) {
        SourceClip clip = SourceClip.PICTURES.get(i % SourceClip.PICTURES.size());
        BlackInjector.Kind[] kinds = BlackInjector.Kind.values();
        Codec[] codecs = Codec.values();
        Injected black =
            injector.inject(
                clip, kinds[i % kinds.length], codecs[(i / kinds.length + i) % codecs.length]);
        scores.add(black, watch.incidents(black.file()));
      }
    }
    assertThat(scores.recall()).as("missed %s", scores.missed()).isGreaterThanOrEqualTo(0.98);
    assertThat(scores.extra()).isEmpty();
    assertThat(scores.nearLosslessWithin(ONE_FRAME))
        .as("%s", scores.late())
        .isGreaterThanOrEqualTo(0.95);
    assertThat(scores.othersWithin(TWO_FRAMES))
        .as("%s", scores.late())
        .isGreaterThanOrEqualTo(0.95);
  }
}
