package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MediaConverterTest {

  private static Path clip() {
    TestMedia.requireX264();
    return TestMedia.generate(
        "h264-aac.mp4",
        ("-f lavfi -i testsrc2=s=1280x720:r=25:d=2 -f lavfi -i sine=f=440:r=48000:d=2"
                + " -c:v libx264 -preset ultrafast -bf 2 -g 25 -pix_fmt yuv420p -c:a aac")
            .split(" "));
  }

  @Test
  void everyPictureOfAFileIsPublishedOnceInOrderFromZero() throws Exception {
    Watched watched = Watched.all(FileInput.of(clip()));

    assertThat(watched.frames).hasSize(50);
    assertThat(watched.frames).extracting(Watched.Frame::index).isSorted().doesNotHaveDuplicates();
    for (int i = 0; i < 50; i++) {
      assertThat(watched.frames.get(i).time()).isEqualTo(i * 40_000L);
      assertThat(watched.frames.get(i).duration()).isEqualTo(40_000L);
    }
    assertThat(watched.frames.getFirst().keyframe()).isTrue();
    assertThat(watched.frames.getFirst().health()).isEqualTo(FrameHealth.GOOD);
  }

  @Test
  void planesHoldTheMeanOfEachSquare() throws Exception {
    Watched watched = Watched.all(FileInput.of(clip()));

    Watched.Frame first = watched.frames.getFirst();
    assertThat(first.width()).isEqualTo(1280);
    assertThat(first.lumaWidth()).isEqualTo(320);
    assertThat(first.luma()).hasSize(320 * 180);
    assertThat(first.luma()).isNotEqualTo(watched.frames.getLast().luma());
  }

  @Test
  void soundCoversTheFileWithoutGaps() throws Exception {
    Watched watched = Watched.all(FileInput.of(clip()));

    long end = 0;
    double energy = 0;
    for (Watched.Sound sound : watched.sounds) {
      assertThat(sound.time()).isCloseTo(end, within(50L));
      assertThat(sound.samples()).hasDimensions(1, sound.samples()[0].length);
      end = sound.time() + sound.samples()[0].length * 1_000_000L / sound.rate();
      energy = Math.max(energy, sound.samples()[0][sound.samples()[0].length / 2]);
    }
    assertThat(end).isBetween(1_990_000L, 2_050_000L);
    assertThat(energy).isBetween(0.05, 0.3); // the sine generator's amplitude is 1/8
  }

  @Test
  void tracksAreAnnouncedBeforeAnythingElse() throws Exception {
    Watched watched = Watched.all(FileInput.of(clip()));

    assertThat(watched.inOrder.getFirst()).isInstanceOf(MediaEvent.TracksChanged.class);
    assertThat(watched.events).hasSize(1);
    assertThat(watched.memory.counters().facts().tracks())
        .extracting(Track::name)
        .containsExactly("v:0", "a:0");
  }
}
