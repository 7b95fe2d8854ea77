package dev.glasswatch.evaluate.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.evaluate.EvaluateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeClipsTest {

  @TempDir private Path folder;

  @Test
  void takesPicturesUnderFreeLicencesOnly() throws Exception {
    manifest(
        "file\tsource\tlicence\tduration_s\tcodecs\tgood_for",
        "content/a.mp4\tx\tCC BY 4.0\t40.0\tmov: h264 640x360@25/1\tx",
        "content/b.mp4\tx\tsample (no licence stated, test use only)\t40.0\tmov: h264\tx",
        "content/c.mp4\tx\tbelieved CC BY 4.0, not verified here\t40.0\tmov: h264\tx",
        "content/d.wav\tx\tApache-2.0\t40.0\twav: pcm_s16le 48000/1\tx",
        "talk/e.mp4\tx\tApache-2.0\t40.0\tmov: h264\tx",
        "long/f.webm\tx\tpublic domain\t2.0\tmatroska: vp8\tx");
    FreeClips clips = FreeClips.in(folder, List.of("content", "long"));
    assertThat(clips.files())
        .containsExactly(folder.resolve("content/a.mp4"), folder.resolve("long/f.webm"));
  }

  @Test
  void takesStretchesOfThoseThatAreLongEnough() throws Exception {
    manifest(
        "content/short.mp4\tx\tBSD\t2.0\th264\tx",
        "content/one.mp4\tx\tBSD\t6.0\th264\tx",
        "content/two.mp4\tx\tBSD\t36.0\th264\tx",
        "content/many.mp4\tx\tBSD\t600.0\th264\tx");
    assertThat(FreeClips.in(folder, List.of("content")).windows())
        .extracting(FreezeClip::name)
        .containsExactly(
            "contentonemp40",
            "contenttwomp46",
            "contenttwomp420",
            "contentmanymp498",
            "contentmanymp4295",
            "contentmanymp4492");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> FreeClips.in(folder, List.of("content")))
        .isInstanceOf(EvaluateException.class)
        .hasMessageContaining("MANIFEST.tsv cannot be read: name a folder of media");
  }

  private void manifest(String... lines) throws Exception {
    Files.write(folder.resolve("MANIFEST.tsv"), List.of(lines));
  }
}
