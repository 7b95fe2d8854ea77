package dev.glasswatch.evaluate.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.reel.Labels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeClipsTest {

  @TempDir private Path folder;

  @Test
  void takesPicturesUnderFreeLicencesAndOfTheTuningHalfOnly() throws Exception {
    manifest(
        "file\tsource\tlicence\tduration_s\tcodecs\tgood_for",
        "content/a.mp4\tx\tCC BY 4.0\t40.0\tmov: h264 640x360@25/1\tx",
        "content/b.mp4\tx\tsample (no licence stated, test use only)\t40.0\tmov: h264\tx",
        "content/c.mp4\tx\tbelieved CC BY 4.0, not verified here\t40.0\tmov: h264\tx",
        "content/d.wav\tx\tApache-2.0\t40.0\twav: pcm_s16le 48000/1\tx",
        "long/h.webm\tx\tpublic domain\t2.0\tmatroska: vp8\tof the test half",
        "talk/e.mp4\tx\tApache-2.0\t40.0\tmov: h264\tx",
        "long/g.webm\tx\tpublic domain\t2.0\tmatroska: vp8\tx");
    FreeClips clips = FreeClips.in(folder, List.of("content", "long"), Labels.NONE);
    assertThat(clips.files())
        .containsExactly(folder.resolve("content/a.mp4"), folder.resolve("long/g.webm"));
  }

  @Test
  void takesStretchesOfThoseThatAreLongEnough() throws Exception {
    manifest(
        "content/first.mp4\tx\tBSD\t2.0\th264\tx",
        "content/lone.mp4\tx\tBSD\t6.0\th264\tx",
        "content/duo.mp4\tx\tBSD\t36.0\th264\tx",
        "content/many.mp4\tx\tBSD\t600.0\th264\tx");
    assertThat(FreeClips.in(folder, List.of("content"), Labels.NONE).windows())
        .extracting(FreezeClip::name)
        .containsExactly(
            "contentlonemp40",
            "contentduomp46",
            "contentduomp420",
            "contentmanymp498",
            "contentmanymp4295",
            "contentmanymp4492");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> FreeClips.in(folder, List.of("content"), Labels.NONE))
        .isInstanceOf(EvaluateException.class)
        .hasMessageContaining("MANIFEST.tsv cannot be read: name a folder of media");
  }

  private void manifest(String... lines) throws Exception {
    Files.write(folder.resolve("MANIFEST.tsv"), List.of(lines));
  }
}
