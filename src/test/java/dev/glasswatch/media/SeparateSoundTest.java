package dev.glasswatch.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.media.ffmpeg.NativeCount;
import dev.glasswatch.source.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Picture and sound that come as two inputs, on one timeline. */
class SeparateSoundTest {

  /** The encoder's delay of one MP2 block's fraction comes off the 250 ms asked for. */
  private static final long SKEW = 239_089;

  private static Path picture(int seconds) {
    String arguments =
        "-f lavfi -i testsrc2=s=160x120:r=25:d=%d -f lavfi -i sine=f=100:d=%d -c:v mpeg2video"
            + " -c:a mp2 -muxdelay 0 -muxpreload 0 -output_ts_offset 10";
    return TestMedia.generate(
        "apart-v" + seconds + ".ts", arguments.formatted(seconds, seconds).split(" "));
  }

  private static Path sound(int seconds) {
    String arguments =
        "-f lavfi -i sine=f=400:d=%d -c:a mp2 -muxdelay 0 -muxpreload 0 -output_ts_offset 10.25";
    return TestMedia.generate("apart-a" + seconds + ".ts", arguments.formatted(seconds).split(" "));
  }

  @TempDir Path folder;

  private final FileInput main = new FileInput(Input.Role.MAIN, List.of(new FileRun(picture(20))));
  private final FileInput audio = new FileInput(Input.Role.AUDIO, List.of(new FileRun(sound(20))));

  @Test
  void bothStandOnOneTimelineWithTheirSkew() throws Exception {
    Watched watched = Watched.all(List.of(main, audio));

    assertThat(watched.frames).hasSize(500);
    assertThat(watched.frames.getFirst().time()).isCloseTo(0, within(1000L));
    assertThat(watched.sounds.getFirst().time()).isCloseTo(SKEW, within(1000L));
  }

  @Test
  void theMainInputsOwnSoundIsIgnored() throws Exception {
    Watched watched = Watched.all(List.of(main, audio));

    assertThat(watched.memory.counters().facts().tracks())
        .extracting(Track::name)
        .containsExactly("v:0", "a:0");
    assertThat(watched.sounds).allMatch(sound -> sound.time() >= SKEW - 1000);
  }

  @Test
  void theyAreReadSideBySide() throws Exception {
    Watched watched = Watched.all(List.of(main, audio));

    assertThat(largestLead(watched)).isLessThan(1_500_000);
  }

  @Test
  void theOneThatIsReadyIsReadAheadButNotWithoutBound() throws Exception {
    audio.ready(false);
    Watched watched = Watched.all(List.of(main, audio));

    assertThat(watched.frames).hasSize(500);
    assertThat(largestLead(watched)).isBetween(3_000_000L, 6_500_000L);
  }

  @Test
  void theEndOfOneIsNotTheEndOfTheOther() throws Exception {
    FileInput shortSound = new FileInput(Input.Role.AUDIO, List.of(new FileRun(sound(1))));
    Watched watched = Watched.all(List.of(main, shortSound));

    assertThat(watched.frames).hasSize(500);
    assertThat(watched.sounds.getLast().time()).isLessThan(1_500_000);
  }

  @Test
  void bothInputsMayBringADiscontinuityAtTheSamePlace() throws Exception {
    FileInput pictures =
        new FileInput(Input.Role.MAIN, List.of(new FileRun(picture(2)), new FileRun(picture(2))));
    FileInput sounds =
        new FileInput(Input.Role.AUDIO, List.of(new FileRun(sound(2)), new FileRun(sound(2))));
    Watched watched = Watched.all(List.of(pictures, sounds));

    assertThat(watched.frames).hasSize(100);
    Watched.Frame second = watched.frames.get(50);
    Watched.Sound soundOfSecond = watched.sounds.get(watched.sounds.size() / 2);
    assertThat(second.time()).isBetween(2_000_000L, 2_300_000L);
    assertThat(soundOfSecond.time() - second.time())
        .as("skew after the discontinuity")
        .isCloseTo(SKEW, within(1000L));
  }

  /** How far picture and sound, as published, ever were apart. */
  private static long largestLead(Watched watched) {
    long picture = 0;
    long sound = 0;
    long lead = 0;
    for (Object each : watched.inOrder) {
      switch (each) {
        case Watched.Frame frame -> picture = frame.time();
        case Watched.Sound block -> sound = block.time();
        default -> {}
      }
      lead = Math.max(lead, Math.abs(picture - sound));
    }
    return lead;
  }

  /** Packed audio: bare AAC behind an ID3 tag that says when it begins. */
  @Test
  void packedAudioStandsWhereItsTagSays() throws Exception {
    Path bare = TestMedia.generate("packed.aac", "-f", "lavfi", "-i", "sine=d=3", "-c:a", "aac");
    long start = 10_500_000L * 9 / 100; // half a second after the picture
    Path packed = Files.write(folder.resolve("packed.aac"), tagged(start, bare));
    FileInput sounds = new FileInput(Input.Role.AUDIO, List.of(new FileRun(packed)));
    Watched watched = Watched.all(List.of(main, sounds));

    assertThat(watched.frames.getFirst().time()).isCloseTo(0, within(1000L));
    assertThat(watched.sounds.getFirst().time()).isCloseTo(500_000, within(1000L));
    assertThat(watched.events(MediaEvent.Discontinuity.class)).isEmpty();
  }

  private static byte[] tagged(long ticks, Path bare) throws IOException {
    byte[] owner = "com.apple.streaming.transportStreamTimestamp\0".getBytes(US_ASCII);
    int frame = owner.length + 8;
    ByteBuffer tag = ByteBuffer.allocate(20 + frame);
    tag.put("ID3".getBytes(US_ASCII)).put((byte) 4).put((byte) 0).put((byte) 0);
    tag.putInt(frame + 10).put("PRIV".getBytes(US_ASCII)).putInt(frame).putShort((short) 0);
    tag.put(owner).putLong(ticks);
    byte[] sound = Files.readAllBytes(bare);
    return ByteBuffer.allocate(tag.capacity() + sound.length).put(tag.flip()).put(sound).array();
  }

  @Test
  void aConverterThatIsClosedEarlyLetsGoOfBoth() throws Exception {
    long before = NativeCount.open();
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, List.of(main, audio), watched.memory, InstantSource.system())) {
      for (int i = 0; i < 100; i++) {
        watched.step(converter);
      }
    }
    assertThat(NativeCount.open()).isEqualTo(before);
  }
}
