package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens where a stream changes under way: clock, size, codec, sample rate. */
class StreamChangesTest {

  private static final long SECOND = 1_000_000;

  @TempDir Path folder;

  private static Path ts(String name, String picture, String extra) {
    TestMedia.requireX264();
    String arguments =
        "-f lavfi -i testsrc2=%s:r=25:d=1 -f lavfi -i sine=f=500:r=48000:d=1 %s -g 25 -c:a aac %s"
            .formatted(picture, "-c:v libx264 -preset ultrafast -pix_fmt yuv420p", extra);
    return TestMedia.generate(name, arguments.strip().split(" +"));
  }

  private static Path plain() {
    return ts("change-plain.ts", "s=320x240", "");
  }

  private static void assertContinuous(List<Watched.Frame> frames) {
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).time() - frames.get(i - 1).time())
          .as("step before frame %d", i)
          .isCloseTo(40_000, within(30_000L));
    }
  }

  @Test
  void aDiscontinuityBetweenRunsIsAnnouncedOnceAndTimeGoesOn() throws Exception {
    Watched watched = Watched.all(FileInput.of(plain(), plain(), plain()));

    assertThat(watched.frames).hasSize(75);
    assertContinuous(watched.frames);
    assertThat(watched.events(Discontinuity.class))
        .extracting(Discontinuity::cause)
        .containsExactly(Cause.SIGNALLED, Cause.SIGNALLED);
    assertThat(watched.events(MediaEvent.Unwatched.class)).isEmpty();
  }

  @Test
  void theDiscontinuityStandsBetweenTheFramesOfTheTwoRuns() throws Exception {
    Watched watched = Watched.all(FileInput.of(plain(), plain()));

    int at = watched.inOrder.indexOf(watched.events(Discontinuity.class).getFirst());
    long framesBefore =
        watched.inOrder.subList(0, at).stream().filter(Watched.Frame.class::isInstance).count();
    assertThat(framesBefore).isEqualTo(25);
  }

  @Test
  void runsOfOneClockNeedNoAnnouncement() throws Exception {
    Path later = ts("change-later.ts", "s=320x240", "-output_ts_offset 1");
    Watched watched = Watched.all(FileInput.sameClock(plain(), later));

    assertThat(watched.frames).hasSize(50);
    assertContinuous(watched.frames);
    assertThat(watched.events(Discontinuity.class)).isEmpty();
  }

  @Test
  void timestampsThatJumpAreADiscontinuity() throws Exception {
    Path far = ts("change-far.ts", "s=320x240", "-output_ts_offset 5000");
    Watched watched = Watched.all(FileInput.of(concatenated(plain(), far)));

    assertThat(watched.frames).hasSize(50);
    assertContinuous(watched.frames);
    assertThat(watched.events(Discontinuity.class)).isNotEmpty();
    assertThat(watched.events(Discontinuity.class).getFirst())
        .matches(jump -> jump.cause() == Cause.TIMESTAMP_JUMP)
        .matches(jump -> Math.abs(jump.mediaTime() - SECOND) < 200_000);
  }

  @Test
  void theTransportStreamsWrapIsNoDiscontinuity() throws Exception {
    // 2^33 / 90000 s is 95443.7: half a second before the end
    Path wrapping = ts("change-wrap.ts", "s=320x240", "-output_ts_offset 95441.8");
    Watched watched = Watched.all(FileInput.of(wrapping));

    assertThat(watched.frames).hasSize(25);
    assertContinuous(watched.frames);
    assertThat(watched.frames.getLast().rawPts()).isLessThan(watched.frames.getFirst().rawPts());
    assertThat(watched.events(Discontinuity.class)).isEmpty();
    assertThat(watched.sounds.getLast().time()).isCloseTo(SECOND, within(100_000L));
  }

  @Test
  void anotherPictureSizeIsAFormatChange() throws Exception {
    Path large = ts("change-large.ts", "s=1280x720", "-output_ts_offset 1");
    Watched watched = Watched.all(FileInput.of(concatenated(plain(), large)));

    assertThat(watched.frames).hasSize(50);
    assertThat(watched.frames.getFirst().width()).isEqualTo(320);
    assertThat(watched.frames.getLast().width()).isEqualTo(1280);
    assertThat(watched.frames.getLast().lumaWidth()).isEqualTo(320);
    assertThat(watched.events(Discontinuity.class))
        .extracting(Discontinuity::cause)
        .containsExactly(Cause.FORMAT_CHANGED);
    assertThat(watched.memory.counters().facts().tracks().getFirst().description())
        .isEqualTo("1280x720 8 bit");
  }

  @Test
  void anotherCodecIsDecodedByAnotherDecoder() throws Exception {
    String mpeg2 = "-f lavfi -i testsrc2=s=640x480:r=25:d=1 -f lavfi -i sine=d=1:r=44100";
    Path other =
        TestMedia.generate(
            "change-mpeg2.ts", (mpeg2 + " -t 1 -c:v mpeg2video -b:v 2M -c:a mp2").split(" "));
    Watched watched = Watched.all(FileInput.of(plain(), other));

    assertThat(watched.frames).hasSize(50);
    assertThat(watched.frames.getLast().width()).isEqualTo(640);
    assertThat(watched.sounds.getLast().rate()).isEqualTo(44_100);
    assertThat(watched.events(MediaEvent.TracksChanged.class)).hasSize(2);
  }

  @Test
  void anotherSampleRateIsAFormatChange() throws Exception {
    Path first = TestMedia.generate("rate-48.ts", sound(48_000, 2));
    Path second = TestMedia.generate("rate-44.ts", sound(44_100, 1));
    Watched watched = Watched.all(FileInput.sameClock(first, second));

    assertThat(watched.sounds.getFirst().samples()).hasNumberOfRows(2);
    assertThat(watched.sounds.getLast().samples()).hasNumberOfRows(1);
    assertThat(watched.events(Discontinuity.class))
        .extracting(Discontinuity::cause)
        .contains(Cause.FORMAT_CHANGED);
  }

  private static String[] sound(int rate, int channels) {
    return "-f lavfi -i sine=f=500:r=%d:d=0.5 -ac %d -c:a mp2".formatted(rate, channels).split(" ");
  }

  @Test
  void fragmentsWithAnInitialisationSectionOfTheirOwnGoOn() throws Exception {
    TestMedia.requireX264();
    String common = "-f lavfi -i testsrc2=s=%s:r=25:d=1 -c:v libx264 -pix_fmt yuv420p -movflags ";
    String flags = "frag_keyframe+empty_moov+default_base_moof";
    Path small = TestMedia.generate("init-a.mp4", (common + flags).formatted("320x240").split(" "));
    Path large = TestMedia.generate("init-b.mp4", (common + flags).formatted("640x480").split(" "));
    Watched watched = Watched.all(FileInput.of(small, large));

    assertThat(watched.frames).hasSize(50);
    assertContinuous(watched.frames);
    assertThat(watched.events(Discontinuity.class))
        .extracting(Discontinuity::cause)
        .containsExactlyInAnyOrder(Cause.SIGNALLED, Cause.FORMAT_CHANGED);
  }

  @Test
  void anotherConnectionGoesOnTheSameTimeline() throws Exception {
    Watched watched = new Watched();
    watched.convert(TrackChoice.DEFAULT, FileInput.of(plain()));
    long before = watched.memory.timeline().now();
    watched.memory.timeline().restart(Cause.RECONNECTED, 7 * SECOND);
    watched.convert(TrackChoice.DEFAULT, FileInput.of(plain()));

    assertThat(watched.frames).hasSize(50);
    assertThat(watched.frames.get(49).index()).isEqualTo(49);
    assertThat(watched.events(Discontinuity.class))
        .containsExactly(new Discontinuity(before + 7 * SECOND, Cause.RECONNECTED));
    assertThat(watched.frames.get(25).time()).isCloseTo(before + 7 * SECOND, within(100_000L));
  }

  @Test
  void coverArtIsNoVideoTrack() throws Exception {
    Path cover =
        TestMedia.generate("cover.png", "-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1");
    Path song =
        TestMedia.generate(
            "cover.mp3",
            "-f",
            "lavfi",
            "-i",
            "sine=d=1",
            "-i",
            cover.toString(),
            "-map",
            "0",
            "-map",
            "1",
            "-c:a",
            "libmp3lame",
            "-c:v",
            "copy",
            "-disposition:v",
            "attached_pic");
    Watched watched = Watched.all(FileInput.of(song));

    assertThat(watched.frames).isEmpty();
    assertThat(watched.sounds).isNotEmpty();
    assertThat(watched.memory.counters().facts().tracks())
        .extracting(Track::name)
        .containsExactly("a:0");
  }

  private Path concatenated(Path... files) throws IOException {
    Path whole = folder.resolve("whole.ts");
    try (OutputStream out = Files.newOutputStream(whole)) {
      for (Path file : files) {
        Files.copy(file, out);
      }
    }
    return whole;
  }
}
