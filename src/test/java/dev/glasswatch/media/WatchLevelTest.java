package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchLevelTest {

  private static final long FRAME = 40_000;
  private static final int GOP = 25;

  /** Four seconds, a keyframe each second, B-pictures in between. */
  private static Path clip(String name, String codec) {
    TestMedia.requireX264();
    String arguments =
        "-f lavfi -i testsrc2=s=320x240:r=25:d=4 -f lavfi -i sine=r=48000:d=4 %s -c:a aac";
    return TestMedia.generate(name, arguments.formatted(codec).split(" +"));
  }

  private static Path h264() {
    return clip("level.ts", "-c:v libx264 -bf 3 -g 25 -keyint_min 25 -pix_fmt yuv420p");
  }

  private static Watched run(Path file, Map<Integer, WatchLevel> changes) throws Exception {
    return run(file, changes, new Watched());
  }

  /** Changes the level when so many packets of video have come by. */
  private static Watched run(Path file, Map<Integer, WatchLevel> changes, Watched watched)
      throws Exception {
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, FileInput.of(file), watched.memory, InstantSource.system())) {
      boolean more = true;
      while (more) {
        int seen = (int) watched.packets.stream().filter(p -> p.track().equals("v:0")).count();
        if (changes.containsKey(seen)) {
          converter.level(changes.get(seen));
        }
        more = watched.step(converter);
      }
    }
    return watched;
  }

  @Test
  void keyframesOnlyDecodesJustThoseAndSaysWhatItLeftOut() throws Exception {
    Watched watched = run(h264(), Map.of(0, WatchLevel.KEYFRAMES_ONLY));

    assertThat(watched.frames).hasSize(4).allMatch(Watched.Frame::keyframe);
    List<MediaEvent.Unwatched> gaps = watched.events(MediaEvent.Unwatched.class);
    assertThat(gaps)
        .hasSize(4)
        .allMatch(gap -> gap.reason() == UnwatchedReason.KEYFRAMES_ONLY)
        .allMatch(gap -> gap.to() - gap.mediaTime() == (GOP - 1) * FRAME);
    assertThat(watched.memory.counters().facts().framesSkipped()).isEqualTo(96);
    assertThat(soundMicros(watched)).as("sound in full").isGreaterThan(3_900_000);
  }

  private static long soundMicros(Watched watched) {
    return watched.sounds.stream()
        .mapToLong(sound -> sound.samples()[0].length * 1_000_000L / sound.rate())
        .sum();
  }

  @Test
  void aKeyframeIsPublishedAtOnceNotWhenTheNextComes() throws Exception {
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, FileInput.of(h264()), watched.memory, InstantSource.system())) {
      converter.level(WatchLevel.KEYFRAMES_ONLY);
      while (watched.frames.isEmpty()) {
        watched.step(converter);
      }
      assertThat(watched.packets.stream().filter(p -> p.track().equals("v:0"))).hasSizeLessThan(20);
    }
  }

  /** Wherever the change falls within the GOP. */
  @ParameterizedTest
  @ValueSource(ints = {26, 30, 37, 49, 50, 51, 62})
  void comingBackLeavesNothingOutAndShowsNothingTwice(int packets) throws Exception {
    Watched whole = run(h264(), Map.of());
    Watched watched =
        run(h264(), Map.of(0, WatchLevel.KEYFRAMES_ONLY, packets, WatchLevel.EVERY_FRAME));

    assertThat(watched.frames).extracting(Watched.Frame::time).isSorted().doesNotHaveDuplicates();
    long resumed = watched.frames.get(1).time();
    assertThat(watched.frames.stream().filter(f -> f.time() >= resumed).map(Watched.Frame::time))
        .startsWith(resumed)
        .last()
        .isEqualTo(whole.frames.getLast().time());
    assertSamePictures(watched, whole);
    assertAccountedFor(watched, whole);
  }

  @Test
  void theLevelMayChangeAnyNumberOfTimes() throws Exception {
    Map<Integer, WatchLevel> changes = new HashMap<>();
    for (int i = 3; i < 100; i += 7) {
      changes.put(i, i % 2 == 0 ? WatchLevel.EVERY_FRAME : WatchLevel.KEYFRAMES_ONLY);
    }
    Watched whole = run(h264(), Map.of());
    Watched watched = run(h264(), changes);

    assertThat(watched.frames).extracting(Watched.Frame::time).isSorted().doesNotHaveDuplicates();
    assertSamePictures(watched, whole);
    assertAccountedFor(watched, whole);
  }

  /** Open GOPs: pictures before the keyframe, in time, need the GOP that was left out. */
  @Test
  void nothingIsDecodedAgainstMissingReferences() throws Exception {
    Path open =
        clip(
            "level-open.ts",
            "-c:v libx265 -x265-params keyint=25:min-keyint=25:open-gop=1:log-level=none");
    Watched whole = run(open, Map.of());
    Watched watched = run(open, Map.of(0, WatchLevel.KEYFRAMES_ONLY, 40, WatchLevel.EVERY_FRAME));

    assertSamePictures(watched, whole);
    assertAccountedFor(watched, whole);
    assertThat(watched.frames).allMatch(frame -> !frame.health().has(-1));
  }

  @Test
  void withoutTheKeyframeItWaitsForTheNextAndMarksTheGap() throws Exception {
    MediaRing ring = new MediaRing(Watched.SHAPE, Watched.EVERYTHING, () -> {});
    Watched watched = new Watched(ring, new PacketRing(Duration.ofSeconds(10), 3000));
    run(h264(), Map.of(0, WatchLevel.KEYFRAMES_ONLY, 40, WatchLevel.EVERY_FRAME), watched);
    Watched whole = run(h264(), Map.of());

    assertThat(watched.frames).extracting(Watched.Frame::time).isSorted().doesNotHaveDuplicates();
    assertThat(watched.frames.get(2).time() - whole.frames.getFirst().time())
        .as("the keyframe of the third GOP")
        .isEqualTo(50 * FRAME);
    assertThat(watched.frames).hasSize(2 + 50);
    assertSamePictures(watched, whole);
    assertAccountedFor(watched, whole);
  }

  @Test
  void timeThatWasGivenUpIsNotShownLater() throws Exception {
    TestMedia.requireX264();
    Path oneGop =
        TestMedia.generate(
            "level-one-gop.ts",
            "-f lavfi -i testsrc2=s=160x120:r=25:d=20 -c:v libx264 -g 1000 -keyint_min 1000"
                .split(" "));
    Watched whole = run(oneGop, Map.of());
    Watched watched =
        run(oneGop, Map.of(0, WatchLevel.KEYFRAMES_ONLY, 400, WatchLevel.EVERY_FRAME));

    assertThat(watched.frames).hasSizeBetween(150, 250);
    assertSamePictures(watched, whole);
    assertAccountedFor(watched, whole);
  }

  private static void assertSamePictures(Watched watched, Watched whole) {
    Map<Long, byte[]> lumas = new HashMap<>();
    whole.frames.forEach(frame -> lumas.put(frame.time(), frame.luma()));
    for (Watched.Frame frame : watched.frames) {
      assertThat(frame.luma()).as("picture at %d", frame.time()).isEqualTo(lumas.get(frame.time()));
    }
  }

  /** Every frame of the file was published, or its time marked unwatched; never both. */
  private static void assertAccountedFor(Watched watched, Watched whole) {
    for (Watched.Frame frame : whole.frames) {
      boolean published = watched.frames.stream().anyMatch(f -> f.time() == frame.time());
      boolean marked =
          watched.events(MediaEvent.Unwatched.class).stream()
              .anyMatch(gap -> gap.mediaTime() <= frame.time() && frame.time() < gap.to());
      assertThat(published ^ marked)
          .as("frame at %d: published %s, unwatched %s", frame.time(), published, marked)
          .isTrue();
    }
  }
}
