package dev.glasswatch.detect.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.FileWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legal timestamps, however odd: nothing is reported. */
class CleanClocksIT {

  private static Path programme() {
    return TestMedia.generate(
        "sync-programme.mp4", made("25", "48000", "-c:v", "mpeg2video", "-bf", "3", "-c:a", "aac"));
  }

  private static String[] made(String rate, String samples, String... coding) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=96x54:rate=" + rate));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=" + samples));
    arguments.addAll(List.of("-t", "40"));
    arguments.addAll(List.of(coding));
    return arguments.toArray(String[]::new);
  }

  private static void assertNothingIsReported(Path file) throws InterruptedException {
    try (FileWatch watch = new FileWatch("av_sync")) {
      assertThat(watch.incidents(file)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync-edit-list.mp4|-c copy",
        "sync-sound-late.ts|-c copy -itsoffset 1.7",
        "sync-wrap.ts|-c copy -output_ts_offset 95420",
        "sync-variable.mp4|-vf select='not(eq(mod(n,7),3))' -fps_mode vfr -c:v mpeg2video -c:a"
            + " copy",
        "sync-hold.mp4|-vf select='lt(n,400)+gt(n,420)' -fps_mode vfr -c:v mpeg2video -c:a copy",
        "sync-drops.mkv|-vf select='lt(mod(n,300),298)' -fps_mode vfr -c:v mpeg2video -c:a copy"
      })
  void ofAProgrammeThatWasMuxedAgain(String name, String how) throws Exception {
    List<String> arguments = new ArrayList<>();
    boolean edited = name.contains("edit");
    arguments.addAll(edited ? List.of("-ss", "7.3") : List.of());
    arguments.addAll(List.of("-i", programme().toString()));
    if (how.contains("-itsoffset")) {
      arguments.addAll(List.of("-itsoffset", "1.7", "-i", programme().toString()));
      arguments.addAll(List.of("-map", "0:v", "-map", "1:a"));
    }
    arguments.addAll(List.of(how.replace(" -itsoffset 1.7", "").split(" ")));
    assertNothingIsReported(TestMedia.generate(name, arguments.toArray(String[]::new)));
  }

  @ParameterizedTest
  @CsvSource({
    "sync-ntsc.mkv,30000/1001,44100,flac",
    "sync-ntsc.ts,30000/1001,44100,aac",
    "sync-film.mkv,24000/1001,44100,aac",
    "sync-fast.mp4,60000/1001,48000,aac"
  })
  void ofRatesThatDoNotGoIntoTicks(String name, String rate, String samples, String sound)
      throws Exception {
    assertNothingIsReported(
        TestMedia.generate(
            name, made(rate, samples, "-c:v", "mpeg2video", "-bf", "2", "-c:a", sound)));
  }
}
