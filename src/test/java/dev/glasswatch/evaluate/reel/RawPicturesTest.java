package dev.glasswatch.evaluate.reel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import dev.glasswatch.media.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each frame has a brightness of its own, so a wrong one shows. */
class RawPicturesTest {

  private static final int PACKET = 188;
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  @TempDir private Path folder;

  @Test
  void theSameFramesAsTheWatchSawInAWholeFile() throws Exception {
    expectSameFrames("whole.ts", Files.readAllBytes(recording()));
  }

  // A receiver that tunes in: what cannot be decoded yet, one program shows and another does not
  @Test
  void theSameFramesAsTheWatchSawInAFileCutFromABroadcast() throws Exception {
    byte[] whole = Files.readAllBytes(recording());
    int from = whole.length / PACKET / 5 * PACKET;
    expectSameFrames("cut.ts", Arrays.copyOfRange(whole, from, whole.length));
  }

  private void expectSameFrames(String name, byte[] content) throws Exception {
    Path clips = Files.createDirectories(folder.resolve("clips"));
    Files.write(clips.resolve(name), content);
    Brightness watched = new Brightness();
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      new ClipWatch(parts.watchParts()).show(clips.resolve(name), watched);
      Clips looked =
          Clips.lookedAt(
              new ClipFolder(clips, Labels.NONE),
              Labels.NONE,
              parts.watchParts(),
              Progress.NONE,
              note -> {});
      Clip clip = looked.all().getFirst();
      assertThat(clip.shown()).isEqualTo(watched.means.size()).isGreaterThan(100);
      for (int from : new int[] {0, 1, 33, 77, clip.shown() * 4 / 5}) {
        assertThat(brightness(clip, from))
            .as("%s from %d", name, from)
            .isCloseTo(watched.means.get(from), within(0.6));
      }
    }
  }

  private static double brightness(Clip clip, int from) throws Exception {
    Encoder encoder = Encoder.best(Path.of("target", "gpl-ffmpeg"));
    try (RawPictures pictures = new RawPictures(encoder.program(), clip, from, WIDTH, HEIGHT)) {
      Picture picture = new Picture(WIDTH, HEIGHT);
      assertThat(pictures.next(picture)).isTrue();
      return mean(picture);
    }
  }

  private static double mean(Picture picture) {
    long sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      sum += picture.luma(i % WIDTH, i / WIDTH);
    }
    return (double) sum / WIDTH / HEIGHT;
  }

  private static Path recording() {
    return TestMedia.generate(
        "numbered-open-gop.ts",
        "-f",
        "lavfi",
        "-i",
        "color=gray:s=160x90:r=25:d=28,format=gray,geq=lum='20+mod(N*7\\,211)',format=yuv420p",
        "-f",
        "lavfi",
        "-i",
        "sine=330:r=48000:d=28",
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "4",
        "-g",
        "40",
        "-bf",
        "3",
        "-x264-params",
        "open-gop=1:bframes=3:b-pyramid=normal",
        "-c:a",
        "mp2",
        "-output_ts_offset",
        "3.7");
  }

  /** The mean of each frame's luma. */
  private static final class Brightness implements Detector {
    private final List<Double> means = new ArrayList<>();

    @Override
    public void frame(FrameView frame) {
      Plane plane = frame.plane(PlaneNeed.LUMA);
      long sum = 0;
      for (int i = 0; i < plane.width() * plane.height(); i++) {
        sum += plane.pixels()[i] & 0xFF;
      }
      means.add((double) sum / plane.width() / plane.height());
    }
  }
}
