package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Reels;
import dev.glasswatch.evaluate.reel.Truth;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Programmes as they arrive: whole, hurt on this hop, and some hurt before somebody decoded and
 * encoded them again. May be used from many threads for different programmes.
 */
public final class SentReels {

  /** What stands before the kind of an event that was born before the last encoder. */
  public static final String UPSTREAM = "upstream ";

  private static final int FEWEST_CLEAN = 50;
  private static final Resend[] RESENDS = {Resend.H264, Resend.MPEG2, Resend.H264_SCALED};

  private final Reels reels;
  private final Resent resent;
  private final ClipWatch watch;
  private final Path folder;
  private final long seed;

  /**
   * Of these reels, which are to be sent.
   *
   * @param folder where they are made, which exists
   */
  public SentReels(Reels reels, FfmpegProgram program, ClipWatch watch, Path folder, long seed) {
    this.reels = reels;
    this.resent = new Resent(program);
    this.watch = watch;
    this.folder = folder;
    this.seed = seed;
  }

  /** How many programmes there are. */
  public int count() {
    return reels.count();
  }

  /** Makes one programme: whole, hurt, and hurt upstream. */
  public List<SentReel> make(int index) throws EvaluateException, InterruptedException {
    MadeReel reel = reels.make(index);
    Path whole = file(reel, "whole");
    Path hurt = file(reel, "hurt");
    Path wholeAgain = file(reel, "whole-again");
    Path hurtAgain = file(reel, "upstream");
    try {
      resent.send(reel.file(), Resend.COPY, whole);
      TsVideo video = new TsVideo(whole);
      Hits hits = new Hits(video, new Injector(video, seed * 1000 + index, FEWEST_CLEAN).run(hurt));
      List<SentReel> all = new ArrayList<>();
      all.add(new SentReel(as(reel, "whole", whole, List.of()), List.of(), new FrameTruths()));
      all.add(judged(reel, hits, "", whole, hurt));
      Resend how = RESENDS[index % RESENDS.length];
      resent.send(whole, how, wholeAgain);
      resent.send(hurt, how, hurtAgain);
      all.add(judged(reel, hits, UPSTREAM, wholeAgain, hurtAgain));
      return all;
    } finally {
      delete(wholeAgain);
      reels.remove(reel);
    }
  }

  /** Takes all that was made of one programme away. */
  public void remove(List<SentReel> programme) throws EvaluateException {
    for (SentReel one : programme) {
      delete(one.reel().file());
    }
  }

  private SentReel judged(MadeReel reel, Hits hits, String prefix, Path whole, Path hurt)
      throws EvaluateException, InterruptedException {
    CleanPlanes planes = new CleanPlanes(file(reel, prefix.strip() + "planes"));
    try {
      watch.show(whole, planes);
      FrameTruths truths = new FrameTruths();
      DamageTruth truth = new DamageTruth(planes, truths);
      watch.show(hurt, truth);
      LongFunction<String> kind =
          rawPts -> prefix + hits.at(rawPts).map(hit -> hit.loss().label()).orElse("unknown");
      long frame = Math.round(reel.frame());
      List<Truth> events = truths.events(kind, truth.origin(), frame);
      String name = prefix.isEmpty() ? "hurt" : "upstream";
      return new SentReel(
          as(reel, name, hurt, events), truths.doubtful(truth.origin(), frame), truths);
    } finally {
      planes.delete();
    }
  }

  private static MadeReel as(MadeReel reel, String name, Path file, List<Truth> truths) {
    return new MadeReel(
        reel.name() + "-" + name,
        reel.half(),
        reel.coding(),
        reel.rate(),
        file,
        reel.micros(),
        truths,
        reel.used());
  }

  private Path file(MadeReel reel, String what) {
    return folder.resolve("%s-%d-%s.ts".formatted(reel.name(), seed, what));
  }

  private static void delete(Path file) throws EvaluateException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
