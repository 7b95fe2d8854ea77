package dev.glasswatch.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Which local files a stream may be read from. */
public sealed interface FileAccess {
  /** Any file that the process can read: for a person's own command line. */
  record Anywhere() implements FileAccess {}

  /** Files in this folder and below it, symbolic links resolved; relative paths start there. */
  record Under(Path folder) implements FileAccess {}

  /** No file. */
  record Nowhere() implements FileAccess {}

  /**
   * The real path of a regular file that may be read. What lies outside is refused before it is
   * looked at, so that nobody learns which files exist there.
   *
   * @param display what the user wrote, to recognise it by
   */
  default Path require(String display, Path file) throws SourceException {
    Path real =
        switch (this) {
          case Anywhere() -> realPath(display, file);
          case Under(Path folder) -> realPathUnder(folder, display, file);
          case Nowhere() ->
              throw unreadable(
                  display + " is a local file; those are refused unless --allow-files opens one.");
        };
    if (!Files.isRegularFile(real)) {
      throw unreadable(display + " is not a regular file.");
    }
    return real;
  }

  private static Path realPathUnder(Path folder, String display, Path file) throws SourceException {
    Path root = realPath(folder.toString(), folder);
    Path absolute = root.resolve(file).normalize();
    SourceException outside =
        unreadable(display + " lies outside the folder that --allow-files opens.");
    if (!absolute.startsWith(root) && !absolute.startsWith(folder.toAbsolutePath().normalize())) {
      throw outside;
    }
    Path real = realPath(display, absolute);
    if (!real.startsWith(root)) {
      throw outside;
    }
    return real;
  }

  private static Path realPath(String display, Path path) throws SourceException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      throw unreadable(display + " does not exist.");
    } catch (IOException e) {
      throw new SourceException(
          SourceFault.FILE_UNREADABLE, display + " cannot be reached on this machine.", e);
    }
  }

  private static SourceException unreadable(String sentence) {
    return new SourceException(SourceFault.FILE_UNREADABLE, sentence);
  }
}
