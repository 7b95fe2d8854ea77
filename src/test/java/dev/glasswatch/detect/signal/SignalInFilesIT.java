package dev.glasswatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.FileWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real containers whose tracks are whole, or are not. */
class SignalInFilesIT {

  private static final long FRAME = 40_000;

  private static Path media(String name, int videoSeconds, int audioSeconds, String... muxing) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
    arguments.addAll(List.of("-filter_complex"));
    arguments.add("[0]trim=end=" + videoSeconds + "[v];[1]atrim=end=" + audioSeconds + "[a]");
    arguments.addAll(List.of("-map", "[v]", "-map", "[a]", "-c:v", "mpeg2video", "-q:v", "4"));
    arguments.addAll(List.of("-g", "25", "-c:a", "aac"));
    arguments.addAll(List.of(muxing));
    return TestMedia.generate(name, arguments.toArray(String[]::new));
  }

  private static List<Incident> found(Path file) throws InterruptedException {
    try (FileWatch watch = new FileWatch("no_signal")) {
      return watch.incidents(file);
    }
  }

  @ParameterizedTest
  @CsvSource({"signal-video-ends.ts,6,14,video_missing", "signal-sound-ends.ts,14,6,audio_missing"})
  void aTrackThatEndsBeforeTheOtherIsMissing(String name, int video, int audio, String reason)
      throws Exception {
    assertThat(found(media(name, video, audio)))
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.reason()).isEqualTo(reason);
              // A transport stream's multiplexer keeps back what would not fill a PES packet.
              assertThat(incident.mediaStart()).isCloseTo(6_000_000, within(8 * FRAME));
              assertThat(incident.mediaEnd()).isEmpty();
            });
  }

  @Test
  void aTrackThatIsAboutAsLongIsNot() throws Exception {
    assertThat(found(media("signal-uneven.ts", 10, 11))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"empty_moov+default_base_moof", "frag_keyframe+empty_moov", "faststart"})
  void howTheTracksAreInterleavedDoesNotMatter(String flags) throws Exception {
    Path file =
        media(
            "signal-" + flags.replace('+', '-') + ".mp4",
            24,
            24,
            "-movflags",
            flags,
            "-frag_duration",
            "6000000");
    assertThat(found(file)).isEmpty();
  }

  @Test
  void aHoleInTheVideoIsMissingVideoFromTheEndOfItsLastFrame() throws Exception {
    // Sound begins 21 ms earlier, with what primes its decoder.
    Path whole = media("signal-whole.ts", 20, 20);
    Path holed =
        TestMedia.generate(
            "signal-hole.mkv",
            "-i",
            whole.toString(),
            "-map",
            "0",
            "-c",
            "copy",
            "-bsf:v",
            "noise=amount=0:drop='between(n,200,324)'");
    assertThat(found(holed))
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.reason()).isEqualTo("video_missing");
              assertThat(incident.mediaStart()).isCloseTo(8_021_000, within(FRAME));
              assertThat(incident.mediaEnd().orElseThrow()).isCloseTo(13_021_000, within(FRAME));
            });
  }
}
