package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glasswatch.media.ffmpeg.NativeCount;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class OpenOftenTest {

  private static final Path STATUS = Path.of("/proc/self/status");

  /** Memory that native code takes and keeps shows in the size of the process alone. */
  @Test
  void manyConnectionsLeaveNothingBehind() throws Exception {
    assumeTrue(Files.exists(STATUS), "the size of the process can only be read on Linux");
    String arguments =
        "-f lavfi -i testsrc2=s=640x360:r=25:d=1 -f lavfi -i sine=d=1 -c:v mpeg2video -c:a aac";
    Path file = TestMedia.generate("often.ts", arguments.split(" "));
    long open = NativeCount.open();
    for (int i = 0; i < 100; i++) {
      connect(file);
    }
    long before = nativeKilobytes();
    for (int i = 0; i < 1200; i++) {
      connect(file);
    }

    assertThat(NativeCount.open()).isEqualTo(open);
    // a leaked picture is 350 kB: 1200 of them would be 420 MB; the heap's own pages come and go
    assertThat(nativeKilobytes() - before).as("growth in kB").isLessThan(250_000);
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

  /** The size of the process but for the Java heap, which grows with what ran before. */
  private static long nativeKilobytes() throws IOException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() / 1024;
    return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        - heap;
  }
}
