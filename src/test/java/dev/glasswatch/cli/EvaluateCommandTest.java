package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir private Path folder;

  @Test
  void aFolderMustBeNamed() {
    CommandRun run = CommandRun.of("evaluate");
    assertThat(run.code()).isEqualTo(2);
    assertThat(String.join("\n", run.err())).contains("--media");
  }

  @Test
  void aFolderThatIsNoneIsNamed() {
    CommandRun run = CommandRun.of("evaluate", "--media", folder.resolve("none").toString());
    assertThat(run.code()).isNotZero();
    assertThat(String.join("\n", run.err())).contains("none").contains("name a folder of clips");
  }

  @Test
  void aFolderWithoutClipsIsNamed() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "nothing to see");
    CommandRun run = CommandRun.of("evaluate", "--media", folder.toString());
    assertThat(run.code()).isNotZero();
    assertThat(String.join("\n", run.err())).contains("no media file below " + folder);
  }

  @Test
  void labelsThatSayNothingAreNamed() throws Exception {
    Files.writeString(folder.resolve("labels.tsv"), "clip.mp4 is black\n");
    CommandRun run = CommandRun.of("evaluate", "--media", folder.toString());
    assertThat(run.code()).isNotZero();
    assertThat(String.join("\n", run.err())).contains("labels.tsv").contains("clip.mp4 is black");
  }

  @Test
  void aFileThatIsNoClipIsLeftOutWithASentence() throws Exception {
    Files.writeString(folder.resolve("broken.mp4"), "no media at all");
    CommandRun run = CommandRun.of("evaluate", "--media", folder.toString());
    assertThat(run.code()).isNotZero();
    assertThat(String.join("\n", run.err()))
        .contains("Left out: ")
        .contains("broken.mp4")
        .contains("No clip shows pictures for long enough");
  }
}
