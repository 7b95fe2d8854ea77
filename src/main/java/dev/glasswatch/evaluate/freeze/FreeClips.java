package dev.glasswatch.evaluate.freeze;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.reel.Half;
import dev.glasswatch.evaluate.reel.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Clips that may be learned from: those of a folder's {@code MANIFEST.tsv} (file, source, licence,
 * seconds, codecs; tabs between) that show pictures and whose licence is known to be free.
 */
public final class FreeClips {

  private static final Pattern FREE = Pattern.compile("Apache|BSD|CC BY|CC0|public domain");
  private static final Pattern DOUBTFUL = Pattern.compile("not stated|not verified|test use only");
  private static final Pattern PICTURES =
      Pattern.compile("h264|hevc|av1|vp8|vp9|mpeg2video", Pattern.CASE_INSENSITIVE);
  private static final int WINDOW = 9;
  private static final double SHORTEST = 3;
  private static final int MOST_WINDOWS = 3;

  private final Path folder;
  private final List<Entry> entries;

  private record Entry(String file, double seconds, String licence) {}

  private FreeClips(Path folder, List<Entry> entries) {
    this.folder = folder;
    this.entries = entries;
  }

  /** Those below the folder's sub-folders with these names, of the tuning half of recordings. */
  public static FreeClips in(Path folder, List<String> names, Labels labels)
      throws EvaluateException {
    Path manifest = folder.resolve("MANIFEST.tsv");
    try {
      List<Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(manifest)) {
        String[] fields = line.split("\t", -1);
        if (fields.length >= 5
            && isFree(fields)
            && isIn(names, fields[0])
            && labels.half(fields[0]) == Half.TUNING) {
          entries.add(new Entry(fields[0], Double.parseDouble(fields[3]), fields[2]));
        }
      }
      return new FreeClips(folder, entries);
    } catch (IOException e) {
      throw new EvaluateException(
          manifest + " cannot be read: name a folder of media with a manifest", e);
    }
  }

  /** All whole files. */
  public List<Path> files() {
    return entries.stream().map(entry -> folder.resolve(entry.file)).toList();
  }

  /** What the manifest says of the licence of each file. */
  public Map<String, String> licences() {
    return entries.stream().collect(Collectors.toMap(Entry::file, Entry::licence, (a, b) -> a));
  }

  /** Stretches of those that are long enough. */
  List<FreezeClip> windows() {
    List<FreezeClip> windows = new ArrayList<>();
    for (Entry entry : entries) {
      int count = (int) Math.clamp(Math.floor(entry.seconds / WINDOW / 2), 1, MOST_WINDOWS);
      for (int i = 0; i < count && entry.seconds >= SHORTEST; i++) {
        int from = (int) ((entry.seconds - WINDOW) * (i + 0.5) / count);
        windows.add(FreezeClip.of(folder, entry.file, Math.max(0, from), WINDOW));
      }
    }
    return windows;
  }

  private static boolean isFree(String[] fields) {
    return FREE.matcher(fields[2]).find()
        && !DOUBTFUL.matcher(fields[2]).find()
        && PICTURES.matcher(fields[4]).find();
  }

  private static boolean isIn(List<String> names, String file) {
    return names.stream().anyMatch(name -> file.startsWith(name + "/"));
  }
}
