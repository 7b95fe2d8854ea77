package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How blocky the {@code blockdetect} filter of the {@code ffmpeg} program finds every third
 * picture: it costs several times what decoding does, and what lasts long enough to count shows in
 * one.
 */
public final class BlockDetect {

  private static final String EVERY_THIRD = "select='not(mod(n,3))'";

  private static final Pattern TIME = Pattern.compile("pts_time:([0-9.-]+)");
  private static final Pattern VALUE = Pattern.compile("lavfi[.]block=([0-9.]+)");

  private final List<Measured> measured = new ArrayList<>();
  private long at;

  private BlockDetect() {}

  /** Runs it over a file; times are those of the container. */
  public static List<Measured> of(FfmpegProgram program, Path file) throws EvaluateException {
    BlockDetect one = new BlockDetect();
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "fatal"));
    all.addAll(List.of("-copyts", "-threads", "1", "-filter_threads", "1", "-i", file.toString()));
    all.addAll(List.of("-map", "0:v:0", "-fps_mode", "passthrough", "-vf"));
    all.add(EVERY_THIRD + ",blockdetect,metadata=mode=print:key=lavfi.block:file=-");
    all.addAll(List.of("-f", "null", "/dev/null"));
    Programs.run(program, all, one::line);
    return one.measured;
  }

  private void line(String line) {
    Matcher time = TIME.matcher(line);
    Matcher value = VALUE.matcher(line);
    if (time.find()) {
      at = Math.round(Double.parseDouble(time.group(1)) * 1e6);
    } else if (value.find()) {
      measured.add(new Measured(at, Double.parseDouble(value.group(1))));
    }
  }
}
