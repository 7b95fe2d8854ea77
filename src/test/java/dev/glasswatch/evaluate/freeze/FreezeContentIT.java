package dev.glasswatch.evaluate.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.freeze.FreezeDetectorProvider;
import dev.glasswatch.detect.freeze.FreezeStarts;
import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.MaterialFolder;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.media.FfmpegProgram;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.TestMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Freezes put into real content at random points, other points than the detector learned from, are
 * found and timed at default settings. Needs the shared media, x264 and x265.
 */
class FreezeContentIT {

  private static final long SEED = 4711;
  private static final int CASES_PER_CLIP = 3;

  private static final List<String> CLIPS =
      List.of(
          "bikes.mp4 0",
          "bottle-detection.mp4 4",
          "bottle-detection.mp4 22",
          "car-detection.mp4 6",
          "cockatoo_yuv420.mp4 2",
          "fate_t.mp4 1",
          "file2.ts 0",
          "flipping_a_pancake.mkv 0",
          "flower.webm 0",
          "h265_0.ts 0",
          "h265_1.ts 0",
          "hdr10-av1.mp4 0",
          "nasa_13013.mp4 0",
          "sample_with_increasing_timestamps_360p.mp4 3",
          "ts_aac/n_0_0_0.ts 0",
          "ts_aac/n_2_0_0.ts 0",
          "ts_aac/n_4_0_0.ts 0",
          "ts_ac3_tv/s_00002.ts 0",
          "ts_ac3_tv/s_00004.ts 0",
          "ts_mp3/seg-7-v1-a1.ts 0",
          "tsduck_test-064.ts 1",
          "video_144p_108k_h264.mp4 20",
          "video_big_buck_bunny.mp4 0");

  private static LocalParts parts;
  private static ClipWatch watch;
  private static FreezeMaterial material;

  private final List<Onset> found = new ArrayList<>();
  private final List<String> amiss = new ArrayList<>();

  /** How far the start that was found is from the true one, in frames. */
  private record Onset(FreezeCase one, long error) {}

  @BeforeAll
  static void prepare() throws Exception {
    TestMedia.requireX264();
    parts = LocalParts.allowing(List.of());
    watch = new ClipWatch(parts.watchParts());
    FfmpegProgram program = FfmpegProgram.in(Path.of("target", "gpl-ffmpeg").toAbsolutePath());
    Path folder = Path.of("target", "test-media", "freezes").toAbsolutePath();
    material = new FreezeMaterial(new MaterialFolder(folder, program, Progress.NONE));
  }

  @AfterAll
  static void close() {
    if (parts != null) {
      parts.close();
    }
  }

  @Test
  void findsAndTimesWhatWasPutIn() throws Exception {
    Path content = TestMedia.shared("content");
    int cases = 0;
    for (int i = 0; i < CLIPS.size(); i++) {
      String[] words = CLIPS.get(i).split(" ");
      FreezeClip clip = FreezeClip.of(content, words[0], Integer.parseInt(words[1]), 9);
      FreezeStarts starts = new FreezeStarts();
      watch.show(material.clean(clip), starts);
      List<Long> frames = starts.frames();
      SplittableRandom random = new SplittableRandom(SEED + i);
      for (int n = 0; n < CASES_PER_CLIP && !frames.isEmpty(); n++) {
        look(FreezeCase.at(clip, frames, starts.rate(), i + 2 * n, random));
        cases++;
      }
    }
    assertThat(cases).isGreaterThanOrEqualTo(60);
    assertThat(found.size())
        .as("found, but for %s", amiss)
        .isGreaterThanOrEqualTo(98 * cases / 100);
    assertTimed(found.stream().filter(onset -> onset.one().coding().nearLossless()), 1);
    assertTimed(found.stream().filter(onset -> !onset.one().coding().nearLossless()), 2);
  }

  private static void assertTimed(Stream<Onset> onsets, int frames) {
    List<Onset> all = onsets.toList();
    List<Onset> off = all.stream().filter(onset -> Math.abs(onset.error()) > frames).toList();
    assertThat(off)
        .as("of %d starts more than %d frames off", all.size(), frames)
        .hasSizeLessThanOrEqualTo(5 * all.size() / 100);
  }

  private void look(FreezeCase one) throws Exception {
    Timed timed = new Timed();
    watch.show(material.frozen(one), timed);
    long end = timed.times.get((int) Math.min(timed.times.size() - 1, one.end()));
    List<Long> starts =
        timed.said.stream()
            .filter(observation -> observation.score() >= 0.5)
            .map(Observation::from)
            .distinct()
            .toList();
    if (starts.size() == 1 && starts.getFirst() < end) {
      found.add(new Onset(one, timed.times.indexOf(starts.getFirst()) - one.first()));
    } else {
      amiss.add(one + " " + starts);
    }
  }

  /** The freeze detector, whose frames' times are noted. */
  private static final class Timed implements Detector {

    private final List<Long> times = new ArrayList<>();
    private final List<Observation> said = new ArrayList<>();
    private final Detector freeze;

    private Timed() {
      FreezeDetectorProvider provider = new FreezeDetectorProvider();
      freeze = provider.create(Settings.defaults(provider.settings()), said::add);
    }

    @Override
    public void frame(FrameView frame) {
      times.add(frame.mediaTime());
      freeze.frame(frame);
    }

    @Override
    public void event(MediaEvent event) {
      freeze.event(event);
    }
  }
}
