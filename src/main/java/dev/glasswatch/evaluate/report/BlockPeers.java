package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.damage.BlockDetect;
import dev.glasswatch.evaluate.damage.DecoderFlags;
import dev.glasswatch.evaluate.damage.FrameTruths;
import dev.glasswatch.evaluate.damage.Measured;
import dev.glasswatch.evaluate.peer.Peer;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who else could find broken blocks: decoder and transport, and a filter at many thresholds. */
final class BlockPeers {

  private static final double[] THRESHOLDS = {
    1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 14, 20
  };

  private final FfmpegProgram program;

  BlockPeers(FfmpegProgram program) {
    this.program = program;
  }

  /** All of them. */
  static List<Peer> all() {
    List<Peer> all = new ArrayList<>();
    all.add(new Peer(FrameTruths.DEFECT, "decoder", "flags", true));
    all.add(new Peer(FrameTruths.DEFECT, "decoder", "flags to the next keyframe", false));
    for (double threshold : THRESHOLDS) {
      String settings = String.format(Locale.ROOT, "> %.2f", threshold);
      all.add(new Peer(FrameTruths.DEFECT, "blockdetect", settings, false));
    }
    return all;
  }

  /** What each of them reports of a file, in their order. */
  List<List<Found>> found(Path file, DecoderFlags flags, long origin) throws EvaluateException {
    List<List<Found>> all = new ArrayList<>();
    all.add(flags.found(false, origin));
    all.add(flags.found(true, origin));
    List<Measured> measured = BlockDetect.of(program, file);
    for (double threshold : THRESHOLDS) {
      all.add(Measured.above(measured, threshold, origin, "blockdetect"));
    }
    return all;
  }
}
