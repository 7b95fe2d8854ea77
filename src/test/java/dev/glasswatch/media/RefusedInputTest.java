package dev.glasswatch.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glasswatch.media.ffmpeg.NativeCount;
import dev.glasswatch.source.Input;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedInputTest {

  @TempDir Path folder;
  private long openBefore;

  @BeforeEach
  void count() {
    openBefore = NativeCount.open();
  }

  @AfterEach
  void nothingStaysOpen() {
    assertThat(NativeCount.open()).isEqualTo(openBefore);
  }

  private static MediaException refusal(Path file) {
    return catchThrowableOfType(MediaException.class, () -> Watched.all(FileInput.of(file)));
  }

  private Path file(String name, byte[] content) throws Exception {
    return Files.write(folder.resolve(name), content);
  }

  @Test
  void textIsNoMedia() throws Exception {
    byte[] text = "It was a dark and stormy night; ".repeat(4000).getBytes(UTF_8);
    MediaException refusal = refusal(file("story.mp4", text));

    assertThat(refusal.fault()).isEqualTo(MediaFault.NOT_MEDIA);
    assertThat(refusal).hasMessage("This is not a media file that Glasswatch can read");
  }

  @Test
  void anEmptyFileIsNoMedia() throws Exception {
    assertThat(refusal(file("empty.ts", new byte[0])).fault()).isEqualTo(MediaFault.NOT_MEDIA);
  }

  @Test
  void zerosAreNoMedia() throws Exception {
    assertThat(refusal(file("zeros.ts", new byte[300_000])).fault())
        .isEqualTo(MediaFault.NOT_MEDIA);
  }

  @Test
  void aPictureFileIsNamedForWhatItIs() {
    Path png =
        TestMedia.generate("still.png", "-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1");
    MediaException refusal = refusal(png);

    assertThat(refusal.fault()).isEqualTo(MediaFault.UNSUPPORTED_CONTAINER);
    assertThat(refusal).hasMessageContaining("png");
  }

  @Test
  void aPlaylistDoesNotMakeLibavformatOpenAnything() throws Exception {
    String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/etc/passwd\n#EXT-X-ENDLIST\n";
    assertThat(refusal(file("list.m3u8", playlist.getBytes(UTF_8))).fault())
        .isEqualTo(MediaFault.NOT_MEDIA);
  }

  @Test
  void aCodecThatIsNotOnTheListIsNamed() {
    Path file =
        TestMedia.generate(
            "ffv1.mkv", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=0.2", "-c:v", "ffv1");
    MediaException refusal = refusal(file);

    assertThat(refusal.fault()).isEqualTo(MediaFault.UNSUPPORTED_CODEC);
    assertThat(refusal).hasMessageContaining("ffv1");
  }

  @Test
  void aHeaderCutShortIsSaidSo() throws Exception {
    Path whole = TestMedia.generate("header.mp4", "-f", "lavfi", "-i", "sine=d=0.3", "-c:a", "aac");
    byte[] start = Arrays.copyOf(Files.readAllBytes(whole), 100);

    assertThat(refusal(file("start.mp4", start)).fault()).isEqualTo(MediaFault.BROKEN_CONTAINER);
  }

  @Test
  void anAudioTrackThatIsNotThereLeavesThePicture() throws Exception {
    Path file = TestMedia.generate("silent.ts", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=0.4");
    TrackChoice choice = new TrackChoice(0, new AudioChoice.ByIndex(3));

    assertThat(Watched.all(choice, FileInput.of(file)).frames).isNotEmpty();
  }

  @Test
  void theSourcesOwnFaultComesThroughFromTheMiddleOfNativeCode() {
    Path file = TestMedia.generate("fault.ts", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1");

    assertThatThrownBy(() -> Watched.all(new FailingRun(file, 0).asInputs()))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.fault()).isEqualTo(FailingRun.FAULT));
  }

  @Test
  void aBugInTheSourceComesThroughAsAFault() {
    Path file = TestMedia.generate("fault.ts", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1");
    FailingRun run = new FailingRun(file, 5000, new IllegalStateException("a bug"));

    assertThatThrownBy(() -> Watched.all(run.asInputs()))
        .isInstanceOf(SourceException.class)
        .hasRootCauseMessage("a bug");
  }

  @Test
  void stoppingEndsTheWorkWithThatReason() throws Exception {
    Path file = TestMedia.generate("fault.ts", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1");
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, FileInput.of(file), watched.memory, InstantSource.system())) {
      watched.step(converter);
      converter.stop();
      assertThatThrownBy(converter::doWork)
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.STOPPED));
    }
  }

  /** A multiplex of padding alone never yields a packet: stopping must work inside that call. */
  @Test
  void stoppingReachesIntoACallThatFindsNoPacket() throws Exception {
    Watched watched = new Watched();
    PaddingRun padding = new PaddingRun();
    List<Input> inputs = List.of(new FileInput(Input.Role.MAIN, List.of(padding)));
    try (MediaConverter converter =
        new MediaConverter(TrackChoice.DEFAULT, inputs, watched.memory, InstantSource.system())) {
      padding.afterBytes(5_000_000, converter::stop);
      assertThatThrownBy(
              () -> {
                while (watched.step(converter)) {}
              })
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.STOPPED));
    }
  }

  @Test
  void paddingWithoutEndIsGivenUp() {
    AtomicLong nanos = new AtomicLong();
    PaddingRun padding = new PaddingRun();
    List<Input> inputs = List.of(new FileInput(Input.Role.MAIN, List.of(padding)));
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT,
            inputs,
            watched.memory,
            InstantSource.system(),
            () -> nanos.addAndGet(10_000_000))) {
      assertThatThrownBy(
              () -> {
                while (watched.step(converter)) {}
              })
          .isInstanceOfSatisfying(
              MediaException.class, e -> assertThat(e.fault()).isEqualTo(MediaFault.NO_PACKETS));
    }
    assertThat(nanos.get()).isBetween(20_000_000_000L, 60_000_000_000L);
  }
}
