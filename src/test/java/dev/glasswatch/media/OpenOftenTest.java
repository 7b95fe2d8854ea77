package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasswatch.media.ffmpeg.NativeCount;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenOftenTest {

  private static final Path STATUS = Path.of("/proc/self/status");

  /**
   * Memory that native code takes and keeps shows in the size of the process alone. So it is one of
   * its own, whose heap is all there from the start: in this one, the heap gives pages back.
   */
  @Test
  void manyConnectionsLeaveNothingBehind() throws Exception {
    assumeTrue(Files.exists(STATUS), "the size of the process can only be read on Linux");
    String arguments =
        "-f lavfi -i testsrc2=s=640x360:r=25:d=1 -f lavfi -i sine=d=1 -c:v mpeg2video -c:a aac";
    Path file = TestMedia.generate("often.ts", arguments.split(" "));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                OpenOftenTest.class.getName(),
                file.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String[] left = said.strip().split(" ");
    assertThat(left[0]).as("native objects left open").isEqualTo("0");
    // a leaked picture is 350 kB: 1200 of them would be 420 MB
    assertThat(Long.parseLong(left[1])).as("growth in kB").isLessThan(250_000);
  }

  /** Connects to a file again and again; prints how many objects and kilobytes are left over. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    long open = NativeCount.open();
    for (int i = 0; i < 100; i++) {
      connect(file);
    }
    long before = kilobytes();
    for (int i = 0; i < 1200; i++) {
      connect(file);
    }
    System.out.println(NativeCount.open() - open + " " + (kilobytes() - before));
  }

  private static void connect(Path file) throws Exception {
    Watched watched = new Watched();
    try (MediaConverter converter =
        new MediaConverter(
            TrackChoice.DEFAULT, FileInput.of(file), watched.memory, InstantSource.system())) {
      while (watched.frames.size() < 5) {
        watched.step(converter);
      }
    }
  }

  private static long kilobytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
