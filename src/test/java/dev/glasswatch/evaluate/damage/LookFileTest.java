package dev.glasswatch.evaluate.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.evaluate.EvaluateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookFileTest {

  @TempDir private Path folder;

  @Test
  void looksComeBackAsTheyWere() throws Exception {
    LookFile file = new LookFile(folder.resolve("some.looks"));
    Look one = new Look("a", "burst lost", "HEVC", 17, 9, new byte[153], new byte[153], cells(64));
    Look two = new Look("b", "clean", "H.264", 8, 8, new byte[64], new byte[64], new byte[1]);
    one.now()[152] = 7;
    one.before()[1] = -3;
    file.write(List.of(one, two));
    assertThat(file.read()).usingRecursiveComparison().isEqualTo(List.of(one, two));
    assertThat(file.read()).extracting(Look::area).containsExactly(0.5, 0.0);
  }

  private static byte[] cells(int damaged) {
    return new byte[] {(byte) damaged, Look.IGNORED};
  }

  @Test
  void aFileThatIsCutOffSaysWhatToDo() throws Exception {
    Path path = folder.resolve("short.looks");
    Files.write(path, new byte[] {0, 0, 0, 3, 0});
    assertThatThrownBy(() -> new LookFile(path).read())
        .isInstanceOf(EvaluateException.class)
        .hasMessageContaining("short.looks")
        .hasMessageContaining("delete it");
  }
}
