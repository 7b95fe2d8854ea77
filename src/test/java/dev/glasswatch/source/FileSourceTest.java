package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
  private static final byte[] CONTENT = SourceFixture.noise(200_000, 1);

  @TempDir Path folder;

  @Test
  void readsAFileByPathAndByUrl() throws Exception {
    Path file = Files.write(folder.resolve("a b#1%.ts"), CONTENT);

    try (Sources sources = SourceFixture.sources()) {
      for (String url : new String[] {file.toString(), file.toUri().toString()}) {
        try (Source source = sources.create(SourceSpec.of(url))) {
          assertThat(SourceFixture.readAll(source)).isEqualTo(CONTENT);
          assertThat(source.live()).isFalse();
          assertThat(source.delivery().bytes()).isGreaterThanOrEqualTo(CONTENT.length);
        }
      }
    }
  }

  @Test
  void aFileThatIsNamedLikeAMistakenUrlIsStillAFile() throws Exception {
    Path file = Files.write(folder.resolve("news@12:30.ts"), CONTENT);
    String relative = Path.of("").toAbsolutePath().relativize(file).toString();

    assertThat(read(new FileAccess.Anywhere(), file.toString())).isEqualTo(CONTENT);
    assertThat(read(new FileAccess.Anywhere(), relative)).isEqualTo(CONTENT);
    assertThat(read(new FileAccess.Under(folder), "./news@12:30.ts")).isEqualTo(CONTENT);
    assertFault(new FileAccess.Under(folder), "news@12:30.ts", SourceFault.MALFORMED, "./name");
  }

  @Test
  void seeks() throws Exception {
    Path file = Files.write(folder.resolve("a.mp4"), CONTENT);

    try (Sources sources = SourceFixture.sources();
        Source source = sources.create(SourceSpec.of(file.toString()));
        Run run = source.open().getFirst().next().orElseThrow()) {
      assertThat(run.seekable()).isTrue();
      assertThat(run.size()).isEqualTo(CONTENT.length);
      run.seek(150_000);
      assertThat(SourceFixture.read(run, 10))
          .isEqualTo(Arrays.copyOfRange(CONTENT, 150_000, 150_010));
      run.seek(3);
      assertThat(SourceFixture.read(run, 10)).isEqualTo(Arrays.copyOfRange(CONTENT, 3, 13));
      run.seek(CONTENT.length);
      assertThat(run.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void refusesWhatIsOutsideTheAllowedFolder() throws Exception {
    Path allowed = Files.createDirectory(folder.resolve("allowed"));
    Path inside = Files.write(allowed.resolve("in.ts"), CONTENT);
    Path outside = Files.write(folder.resolve("secret.ts"), CONTENT);
    Path link = Files.createSymbolicLink(allowed.resolve("link.ts"), outside);
    FileAccess access = new FileAccess.Under(allowed);

    assertThat(read(access, "in.ts")).isEqualTo(CONTENT);
    assertThat(read(access, inside.toString())).isEqualTo(CONTENT);
    for (String path :
        new String[] {
          outside.toString(),
          link.toString(),
          "../secret.ts",
          "file://" + allowed + "/%2e%2e/secret.ts",
          allowed + "/../secret.ts",
          folder.resolve("not-there.ts").toString(),
        }) {
      assertRefused(access, path, "outside the folder");
    }
  }

  @Test
  void refusesEveryFileWhereNoneIsAllowed() throws IOException {
    Path file = Files.write(folder.resolve("a.ts"), CONTENT);

    assertRefused(new FileAccess.Nowhere(), file.toString(), "--allow-files");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    FileAccess anywhere = new FileAccess.Anywhere();
    Path empty = Files.createFile(folder.resolve("empty.ts"));

    assertRefused(anywhere, folder.resolve("none.ts").toString(), "does not exist");
    assertRefused(anywhere, folder.toString(), "is not a regular file");
    assertRefused(anywhere, "/dev/zero", "is not a regular file");
    assertRefused(anywhere, "a\0b", "NUL");
    assertRefused(anywhere, "file://elsewhere/a.ts", "names no local file");
    assertFault(anywhere, empty.toString(), SourceFault.MALFORMED, empty + " is empty");
    assertFault(anywhere, "ftp://host/a.ts", SourceFault.UNSUPPORTED, "'ftp'");
  }

  private static void assertRefused(FileAccess access, String url, String sentence) {
    assertFault(access, url, SourceFault.FILE_UNREADABLE, sentence);
  }

  private static void assertFault(
      FileAccess access, String url, SourceFault fault, String sentence) {
    SourceException e = SourceFixture.failure(() -> read(access, url));
    assertThat(e.fault()).as(url).isEqualTo(fault);
    assertThat(e).hasMessageContaining(sentence);
  }

  private static byte[] read(FileAccess access, String url) throws SourceException {
    SourcePolicy policy = new SourcePolicy(AddressPolicy.PUBLIC_ONLY, access);
    try (Sources sources =
            SourceFixture.sources(policy, SourceFixture.LIMITS, HostResolver.SYSTEM);
        Source source = sources.create(SourceSpec.of(url))) {
      return SourceFixture.readAll(source);
    }
  }
}
