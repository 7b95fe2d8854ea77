package dev.glasswatch.evaluate.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.media.FfmpegProgram;
import dev.glasswatch.media.TestMedia;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real filters, on a file with one of each defect. */
class PeerRunTest {

  private static final long SECOND = 1_000_000;

  @Test
  void everyDefaultFindsItsDefectWhereItIs() throws Exception {
    List<Peer> peers = Peer.all().stream().filter(Peer::byDefault).toList();
    List<List<Found>> found =
        new PeerRun(peers, 20 * SECOND, 0).run(FfmpegProgram.shipped(), material(), true);
    assertThat(found).hasSize(3);
    assertFound(found.getFirst(), "freeze", 4, 8);
    assertFound(found.get(1), "black", 10, 13);
    assertFound(found.getLast(), "silence", 5, 20);
  }

  private static void assertFound(List<Found> found, String defect, int from, int to) {
    assertThat(found.stream().filter(one -> one.from() < to * SECOND && one.to() > from * SECOND))
        .as("%s", found)
        .anySatisfy(
            one -> {
              assertThat(one.defect()).isEqualTo(defect);
              assertThat(one.from()).isBetween(from * SECOND - 100_000, from * SECOND + 100_000);
              assertThat(one.to()).isBetween(to * SECOND - 100_000, to * SECOND + 100_000);
            });
  }

  @Test
  void oneSettingIsTriedOnceAndDefaultsAreAmongThem() {
    assertThat(Peer.all().stream().map(Peer::toString)).doesNotHaveDuplicates();
    assertThat(Peer.all().stream().filter(Peer::byDefault)).hasSize(3);
  }

  private static Path material() {
    String picture =
        "testsrc2=s=320x180:r=25:d=20,scroll=h=0.01,noise=alls=10:allf=t,split[l][r];"
            + "[l][r]freezeframes=first=100:last=199:replace=100,"
            + "drawbox=t=fill:c=black:enable='between(t,9.99,12.99)'";
    String sound = "aevalsrc=0.2*sin(2*PI*330*t)*lt(t\\,5):s=48000:d=20";
    return TestMedia.generate(
        "peers.mkv",
        "-f",
        "lavfi",
        "-i",
        picture,
        "-f",
        "lavfi",
        "-i",
        sound,
        "-pix_fmt",
        "yuv420p",
        "-c:v",
        "ffv1",
        "-c:a",
        "pcm_s16le");
  }
}
