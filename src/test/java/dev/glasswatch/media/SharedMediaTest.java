package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.ffmpeg.NativeCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real files: each gives frames or sound with plausible times, or one sentence. */
class SharedMediaTest {

  private static final long FIRST_SECONDS = 3_000_000;

  @Test
  void everyFileGivesMediaOrOneSentence() throws Exception {
    long before = NativeCount.open();
    List<String> sentences = new ArrayList<>();
    for (Path file : files()) {
      try {
        assertPlausible(file, firstSeconds(file));
      } catch (MediaException e) {
        sentences.add(file.getFileName() + ": " + e.getMessage());
      }
    }
    // a fragment without its initialisation section is the one file that nobody could read
    assertThat(sentences).singleElement().asString().startsWith("malformed-sei.m4s: The media");
    assertThat(NativeCount.open()).isEqualTo(before);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(TestMedia.shared("MANIFEST.tsv").getParent())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".tsv"))
          .sorted()
          .toList();
    }
  }

  private static Watched firstSeconds(Path file) throws Exception {
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, FileInput.of(file), watched.memory, InstantSource.system())) {
      while (watched.memory.timeline().now() < FIRST_SECONDS && watched.step(converter)) {}
    }
    return watched;
  }

  private static void assertPlausible(Path file, Watched watched) {
    assertThat(watched.events(MediaEvent.TracksChanged.class)).as("%s", file).isNotEmpty();
    assertThat(watched.packets).as("%s", file).isNotEmpty();
    assertThat(watched.events(MediaEvent.Discontinuity.class))
        .as("%s", file)
        .allMatch(jump -> jump.cause() == MediaEvent.Cause.FORMAT_CHANGED);
    for (int i = 1; i < watched.frames.size(); i++) {
      assertThat(watched.frames.get(i).time() - watched.frames.get(i - 1).time())
          .as("%s, frame %d", file, i)
          .isBetween(1L, 3_000_000L); // a still title may be one long picture
    }
    for (int i = 1; i < watched.sounds.size(); i++) {
      assertThat(watched.sounds.get(i).time() - watched.sounds.get(i - 1).time())
          .as("%s, sound %d", file, i) // a real capture repeats a timestamp
          .isBetween(0L, 2_000_000L);
    }
  }
}
