package dev.glasswatch.evaluate.sync;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A line-up signal: every three seconds the dark picture turns white for two pictures, and for as
 * long a tone of 1 kHz sounds, from the moment on at which the first of them appears.
 *
 * @param rate pictures a second, as the ffmpeg program takes it ({@code 30000/1001})
 * @param width pixels
 * @param height pixels
 * @param seconds how long
 */
public record LineUpClip(String rate, int width, int height, int seconds) {

  /** Fewer give no four flashes. */
  public static final int SHORTEST_SECONDS = 15;

  private static final int EVERY_SECONDS = 3;
  private static final int FLASH_PICTURES = 2;

  /**
   * Writes it.
   *
   * @param file what it is called says in which container: {@code .mp4}, {@code .ts}, {@code .mkv}
   * @throws EvaluateException with one sentence, such as when the name says nothing
   */
  public void write(FfmpegProgram program, Path file) throws EvaluateException {
    Programs.run(program, arguments(file), line -> {});
  }

  private List<String> arguments(Path file) {
    long every = Math.round(EVERY_SECONDS * perSecond());
    long first = every / 2;
    String flash =
        ("color=black:size=%dx%d:rate=%s,drawbox=color=white:thickness=fill"
                + ":enable='between(mod(n,%d),%d,%d)'")
            .formatted(width, height, rate, every, first, first + FLASH_PICTURES - 1);
    String beep =
        ("aevalsrc='0.5*sin(2*PI*1000*t)*between(mod(t,%s),%s,%s)'"
                + ":sample_rate=48000:channel_layout=stereo")
            .formatted(time(every), time(first), time(first + FLASH_PICTURES));
    return List.of(
        "-hide_banner",
        "-loglevel",
        "error",
        "-y",
        "-f",
        "lavfi",
        "-i",
        flash,
        "-f",
        "lavfi",
        "-i",
        beep,
        "-t",
        String.valueOf(seconds),
        "-pix_fmt",
        "yuv420p",
        "-c:v",
        "mpeg2video",
        "-q:v",
        "3",
        "-g",
        "15",
        "-c:a",
        "aac",
        "-b:a",
        "192k",
        file.toString());
  }

  private String time(long pictures) {
    return String.format(Locale.ROOT, "%.9f", pictures / perSecond());
  }

  private double perSecond() {
    return SyncSource.perSecond(rate);
  }
}
