package dev.glasswatch.evaluate.freeze;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.MaterialFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Files with and without freezes, made once and kept in a folder. */
public final class FreezeMaterial {

  private static final String ENDING = ".mkv";

  private final MaterialFolder folder;

  /** Made in this folder. */
  public FreezeMaterial(MaterialFolder folder) {
    this.folder = folder;
  }

  /** The clip as it is. */
  public Path clean(FreezeClip clip) throws EvaluateException {
    return folder.made("clean-" + clip.name(), ENDING, clip.arguments(), 0);
  }

  /** The clip with a freeze. */
  public Path frozen(FreezeCase one) throws EvaluateException {
    return folder.made(one.name(), ENDING, one.arguments(clean(one.clip())), 0);
  }

  /** The clip without one, encoded anew. */
  Path recoded(FreezeClip clip, Coding coding) throws EvaluateException {
    List<String> all = new ArrayList<>(List.of("-i", clean(clip).toString()));
    all.addAll(coding.arguments());
    return folder.made(name("recoded", clip, coding), ENDING, all, 0);
  }

  /** A still of the clip that a camera pans over. */
  Path panned(FreezeClip clip, Pan pan, Coding coding) throws EvaluateException {
    List<String> all = new ArrayList<>(List.of("-i", clean(clip).toString(), "-vf", pan.filter()));
    all.addAll(coding.arguments());
    String name = "pan-" + pan.name();
    return folder.made(name(name.toLowerCase(Locale.ROOT), clip, coding), ENDING, all, 0);
  }

  private static String name(String kind, FreezeClip clip, Coding coding) {
    return kind + "-" + clip.name() + "-" + coding.name().toLowerCase(Locale.ROOT);
  }
}
