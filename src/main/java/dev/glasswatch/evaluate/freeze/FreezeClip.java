package dev.glasswatch.evaluate.freeze;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of a clean clip, scaled to at most 640 columns and losslessly coded.
 *
 * @param name for files that are made from it
 * @param file the clip
 * @param from where it starts, in seconds
 * @param seconds how long it is at most
 */
public record FreezeClip(String name, Path file, int from, int seconds) {

  private static final String SCALED = "fps=source_fps,scale='min(640,iw)':-2,format=yuv420p";

  /** A clip below a folder. */
  public static FreezeClip of(Path folder, String file, int from, int seconds) {
    String name = file.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    return new FreezeClip(name + from, folder.resolve(file), from, seconds);
  }

  /** What makes it. */
  List<String> arguments() {
    return List.of(
        "-ss",
        String.valueOf(from),
        "-t",
        String.valueOf(seconds),
        "-i",
        file.toString(),
        "-map",
        "0:v:0",
        "-vf",
        SCALED,
        "-c:v",
        "libx264",
        "-qp",
        "0",
        "-preset",
        "ultrafast",
        "-threads",
        "1");
  }
}
