package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.ffmpeg.NativeCount;
import dev.glasswatch.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedInputTest {

  private static final int PACKET = 188;

  @TempDir Path folder;

  private static Path clip(String name) {
    TestMedia.requireX264();
    String arguments =
        "-f lavfi -i testsrc2=s=320x240:r=25:d=2,noise=alls=20:allf=t -f lavfi -i sine=d=2"
            + " -c:v libx264 -pix_fmt yuv420p -b:v 1M -g 50 -c:a aac";
    return TestMedia.generate(name, arguments.split(" "));
  }

  private Watched watch(byte[] bytes, String name) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    return Watched.all(FileInput.of(file));
  }

  @Test
  void flippedBitsShowInTheHealthOfThePictures() throws Exception {
    byte[] bytes = Files.readAllBytes(clip("damage.ts"));
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      int packet = bytes.length / 4 / PACKET + random.nextInt(bytes.length / 2 / PACKET);
      bytes[packet * PACKET + 100 + random.nextInt(80)] ^= 0x55;
    }

    Watched watched = watch(bytes, "bits.ts");

    assertThat(watched.frames).hasSizeGreaterThan(40);
    int damage = FrameHealth.CONCEALED | FrameHealth.DAMAGED | FrameHealth.MISSING_REFERENCE;
    assertThat(watched.frames).anyMatch(frame -> frame.health().has(damage));
    assertThat(watched.memory.counters().facts().decodeErrors()).isPositive();
  }

  @Test
  void lostPacketsAreContinuityErrorsAndMarkThePicture() throws Exception {
    byte[] bytes = Files.readAllBytes(clip("damage.ts"));
    int from = bytes.length / 2 / PACKET * PACKET;
    ByteArrayOutputStream holed = new ByteArrayOutputStream();
    holed.write(bytes, 0, from);
    holed.write(bytes, from + 7 * PACKET, bytes.length - from - 7 * PACKET);

    Watched watched = watch(holed.toByteArray(), "holed.ts");

    ConverterFacts facts = watched.memory.counters().facts();
    assertThat(facts.continuityErrors()).isBetween(1L, 3L);
    assertThat(facts.corruptPackets()).isBetween(1L, 3L);
    int marks = FrameHealth.CORRUPT_PACKET | FrameHealth.CONTINUITY_ERROR;
    assertThat(watched.frames.stream().filter(frame -> frame.health().has(marks)).count())
        .isBetween(1L, 3L);
    assertThat(watched.frames.getFirst().health()).isEqualTo(FrameHealth.GOOD);
  }

  @Test
  void aPacketThatAReceiverMarkedAsDamagedIsAnError() throws Exception {
    byte[] bytes = Files.readAllBytes(clip("damage.ts"));
    int packet = bytes.length / 2 / PACKET * PACKET;
    while ((bytes[packet + 1] & 0x1F) != 1 || bytes[packet + 2] != 0) {
      packet += PACKET; // to the next of the picture's PID, 0x100
    }
    bytes[packet + 1] |= (byte) 0x80;

    Watched watched = watch(bytes, "marked.ts");

    assertThat(watched.memory.counters().facts().continuityErrors()).isBetween(1L, 2L);
    assertThat(watched.frames.stream().map(Watched.Frame::health))
        .anyMatch(health -> health.has(FrameHealth.CONTINUITY_ERROR));
  }

  @Test
  void anIntactTransportStreamHasNoContinuityErrors() throws Exception {
    Watched watched = Watched.all(FileInput.of(clip("damage.ts")));

    assertThat(watched.memory.counters().facts().continuityErrors()).isZero();
    assertThat(watched.memory.counters().facts().corruptPackets()).isZero();
  }

  @Test
  void aStreamJoinedBetweenKeyframesSaysWhatItCouldNotShow() throws Exception {
    byte[] bytes = Files.readAllBytes(clip("damage.ts"));
    int third = bytes.length / 3 / PACKET * PACKET;
    // without its first third the tables come again within half a second; the keyframe doesn't
    Path twice = Files.write(folder.resolve("joined.ts"), tail(bytes, third));
    Path appended = Files.write(folder.resolve("whole.ts"), concat(tail(bytes, third), bytes));

    Watched watched = Watched.all(FileInput.of(appended));

    assertThat(watched.frames.getFirst().keyframe()).isTrue();
    MediaEvent.Unwatched first = watched.events(MediaEvent.Unwatched.class).getFirst();
    assertThat(first.reason()).isEqualTo(UnwatchedReason.STARTING);
    assertThat(first.to()).isEqualTo(watched.frames.getFirst().time());
    assertThat(twice).exists();
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Whatever the bytes, the converter ends, with frames or with a sentence, and leaks nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"damage.ts", "damage.mp4", "damage.mkv", "damage.flv"})
  void noDamageCrashesOrLeaks(String name) throws Exception {
    byte[] original = Files.readAllBytes(clip(name));
    long before = NativeCount.open();
    for (int seed = 0; seed < 12; seed++) {
      byte[] bytes = spoilt(original, new Random(seed));
      try {
        Watched watched = watch(bytes, seed + name);
        assertThat(watched.frames).allMatch(frame -> frame.duration() >= 0);
      } catch (MediaException e) {
        assertThat(e).hasMessageMatching("[A-Z][^\\n]{10,150}");
      }
    }
    assertThat(NativeCount.open()).isEqualTo(before);
  }

  private static byte[] spoilt(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int damages = 1 << random.nextInt(12);
    for (int i = 0; i < damages; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void aFileCutShortGivesWhatIsThere() throws Exception {
    byte[] bytes = Files.readAllBytes(clip("damage.ts"));
    Watched watched = watch(Arrays.copyOf(bytes, bytes.length / 2), "cut.ts");

    assertThat(watched.frames).hasSizeBetween(4, 35);
  }

  @Test
  void noiseAtTheStartIsSkipped() throws Exception {
    byte[] noise = new byte[3000];
    new Random(5).nextBytes(noise);
    Watched watched = watch(concat(noise, Files.readAllBytes(clip("damage.ts"))), "noise.ts");

    assertThat(watched.frames).hasSizeGreaterThan(45);
  }

  @Test
  void aSourceThatFailsUnderWayLetsOutWhatWasDecoded() throws Exception {
    Watched watched = new Watched();
    FailingRun run = new FailingRun(clip("damage.ts"), 250_000);
    try {
      watched.convert(TrackChoice.DEFAULT, run.asInputs());
    } catch (SourceException e) {
      assertThat(e.fault()).isEqualTo(FailingRun.FAULT);
      assertThat(watched.frames).hasSizeGreaterThan(3);
      return;
    }
    throw new AssertionError("the fault got lost");
  }
}
