package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The media files below a folder, in order of their names. */
public final class ClipFolder {

  private static final Set<String> ENDINGS =
      Set.of(
          "mp4 m4v mov mkv webm ts m2ts mpg mpeg avi flv mxf wav mp3 m4a aac flac ogg".split(" "));

  private final Path folder;
  private final Labels labels;
  private final List<Path> files;

  /**
   * Those below a folder.
   *
   * @throws EvaluateException when there are none
   */
  public ClipFolder(Path folder, Labels labels) throws EvaluateException {
    this.folder = folder;
    this.labels = labels;
    try (Stream<Path> all = Files.walk(folder)) {
      this.files = all.filter(ClipFolder::isMedia).sorted().toList();
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be read: name a folder of clips", e);
    }
    if (files.isEmpty()) {
      throw new EvaluateException("There is no media file below " + folder + ": name another one");
    }
  }

  private ClipFolder(Path folder, Labels labels, List<Path> files) {
    this.folder = folder;
    this.labels = labels;
    this.files = files;
  }

  private static boolean isMedia(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && Files.isRegularFile(file);
  }

  /** Those of them that are in a list. */
  public ClipFolder only(List<Path> some) {
    return new ClipFolder(folder, labels, files.stream().filter(some::contains).toList());
  }

  /** Where they lie. */
  List<Path> files() {
    return files;
  }

  /** A file's path within the folder. */
  String name(Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** What a file is a part of. */
  String recording(Path file) {
    return labels.recording(name(file));
  }
}
