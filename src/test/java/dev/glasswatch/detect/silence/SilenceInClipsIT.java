package dev.glasswatch.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.FileWatch;
import dev.glasswatch.testing.Injected;
import dev.glasswatch.testing.Scores;
import dev.glasswatch.testing.SilenceInjector;
import dev.glasswatch.testing.SourceClip;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Silence put into real sound and encoded again: found, from where it starts. */
class SilenceInClipsIT {

  private static final int CLIPS = 36;
  private static final double ONE_VIDEO_FRAME = 40;

  @Test
  void isFoundToAVideoFrame() throws Exception {
    TestMedia.requireX264();
    SilenceInjector injector = new SilenceInjector(new Random(7));
    Scores scores = new Scores();
    try (FileWatch watch = new FileWatch("silence")) {
      for (int i = 0; i < CLIPS; i++) {
        SourceClip clip = SourceClip.SOUNDS.get(i % SourceClip.SOUNDS.size());
        SilenceInjector.Kind[] kinds = SilenceInjector.Kind.values();
        SilenceInjector.Coding[] codings = SilenceInjector.Coding.values();
        Injected silence =
            injector.inject(clip, kinds[i % kinds.length], codings[i % codings.length]);
        scores.add(silence, watch.incidents(silence.file()));
      }
    }
    assertThat(scores.recall()).as("missed %s", scores.missed()).isGreaterThanOrEqualTo(0.98);
    assertThat(scores.extra()).isEmpty();
    assertThat(scores.othersWithin(ONE_VIDEO_FRAME))
        .as("%s", scores.late())
        .isGreaterThanOrEqualTo(0.95);
  }
}
