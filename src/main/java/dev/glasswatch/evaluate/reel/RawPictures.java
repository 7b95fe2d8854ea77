package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A clip's pictures, scaled and cropped to a size, one after the other from a given one on. */
final class RawPictures implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 300;
  private static final double WORTH_SEEKING = 20;
  private static final double SEEK_MARGIN = 5;

  private final Process process;
  private final InputStream pictures;
  private final CompletableFuture<Void> late;

  /**
   * Starts the program.
   *
   * @param from number of the first picture, as they are shown
   */
  RawPictures(FfmpegProgram program, Clip clip, int from, int width, int height)
      throws EvaluateException {
    try {
      process =
          program
              .command(arguments(clip, from, width, height))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new EvaluateException("The ffmpeg program could not be run: " + e.getMessage(), e);
    }
    pictures = process.getInputStream();
    late =
        new CompletableFuture<Void>().completeOnTimeout(null, DEADLINE_SECONDS, TimeUnit.SECONDS);
    late.thenRun(process::destroyForcibly);
  }

  private static List<String> arguments(Clip clip, int from, int width, int height) {
    List<String> all = new ArrayList<>(List.of("-nostdin", "-loglevel", "quiet", "-threads", "1"));
    // As the container has them: the program would move them to zero otherwise
    all.add("-copyts");
    OptionalLong time = clip.justBefore(from);
    all.addAll(time.isPresent() ? seek(clip, from, time.getAsLong()) : List.of());
    all.addAll(List.of("-i", clip.file().toString(), "-map", "0:v:0", "-vf"));
    String first =
        time.isPresent()
            ? String.format(Locale.ROOT, "gte(t\\,%.6f)", time.getAsLong() / 1e6)
            : "gte(n\\,%d)".formatted(from * clip.step());
    String shown = "select='%s',select='not(mod(n\\,%d))'".formatted(first, clip.step());
    all.add(
        ("%s,yadif=deint=interlaced,scale=%d:%d:force_original_aspect_ratio=increase:"
                + "force_divisible_by=2,crop=%2$d:%3$d,format=yuv420p")
            .formatted(shown, width, height));
    all.addAll(List.of("-filter_threads", "1", "-fps_mode", "passthrough"));
    all.addAll(List.of("-f", "rawvideo", "pipe:1"));
    return all;
  }

  // Only nearly there: where a demuxer finds its way by bytes it may land late
  private static List<String> seek(Clip clip, int from, long time) {
    return clip.seconds(from) < WORTH_SEEKING
        ? List.of()
        : List.of(
            "-noaccurate_seek",
            "-seek_timestamp",
            "1",
            "-ss",
            String.format(Locale.ROOT, "%.6f", time / 1e6 - SEEK_MARGIN));
  }

  /** Reads the next picture; false when there is none. */
  boolean next(Picture into) throws EvaluateException {
    try {
      byte[] samples = into.samples();
      return pictures.readNBytes(samples, 0, samples.length) == samples.length;
    } catch (IOException e) {
      throw new EvaluateException("A clip could not be decoded: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    late.cancel(false);
    process.destroyForcibly();
  }
}
