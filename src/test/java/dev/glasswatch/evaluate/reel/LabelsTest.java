package dev.glasswatch.evaluate.reel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.evaluate.EvaluateException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {

  @TempDir private Path folder;

  @Test
  void partsOfARecordingStayTogether() throws Exception {
    Labels labels = labels("# for people\nseg-9.ts\trecording\tfilm\nother.mp4\trecording\tfilm\n");
    assertThat(labels.recording("a/seg-9.ts")).isEqualTo("film");
    assertThat(labels.recording("other.mp4")).isEqualTo("film");
    assertThat(labels.half("a/seg-9.ts")).isEqualTo(labels.half("b/other.mp4"));
    assertThat(labels.recording("a/seg-1.ts")).isEqualTo(labels.recording("b/seg-22.ts"));
    assertThat(labels.recording("night.mp4")).isNotEqualTo(labels.recording("day.mp4"));
  }

  @Test
  void aRealDefectIsKnownByItsTime() throws Exception {
    Labels labels = labels("clip.mp4\tblack\t1.5\t3\n");
    assertThat(labels.defect("in/clip.mp4", 2, 4)).isTrue();
    assertThat(labels.defect("in/clip.mp4", 3, 4)).isFalse();
    assertThat(labels.defect("in/clip.mp4", "black", 0, 2)).isTrue();
    assertThat(labels.defect("in/clip.mp4", "freeze", 0, 2)).isFalse();
    assertThat(labels.defect("myclip.mp4", 2, 4)).isFalse();
  }

  @Test
  void aLineThatSaysNothingIsNamed() {
    assertThatThrownBy(() -> labels("clip.mp4\tblack\tsoon\tlater\n"))
        .isInstanceOf(EvaluateException.class)
        .hasMessageContaining("not \"clip.mp4\tblack\tsoon\tlater\"");
    assertThatThrownBy(() -> Labels.read(folder.resolve("none.tsv")))
        .isInstanceOf(EvaluateException.class)
        .hasMessageContaining("--labels");
  }

  @Test
  void theSplitIsFixedAndNearlyEven() {
    assertThat(Half.of("film")).isEqualTo(Half.of("film"));
    int test = 0;
    for (int i = 0; i < 1000; i++) {
      test += Half.of("recording " + i) == Half.TEST ? 1 : 0;
    }
    assertThat(test).isBetween(440, 560);
  }

  private Labels labels(String text) throws Exception {
    return Labels.read(Files.writeString(folder.resolve("labels.tsv"), text));
  }
}
