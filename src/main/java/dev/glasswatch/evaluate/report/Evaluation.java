package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.peer.Peer;
import dev.glasswatch.evaluate.peer.PeerRun;
import dev.glasswatch.evaluate.reel.Clip;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Reels;
import dev.glasswatch.evaluate.reel.Used;
import dev.glasswatch.evaluate.reel.Workers;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.evaluate.score.Matching;
import dev.glasswatch.evaluate.score.ReelWatch;
import dev.glasswatch.evaluate.score.ReelWatch.Watched;
import dev.glasswatch.media.FfmpegProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Makes every reel, watches it, lets the peers watch it, and holds all of them to the truth. */
public final class Evaluation {

  private final Reels reels;
  private final Clips clips;
  private final ReelWatch watch;
  private final FfmpegProgram program;
  private final Strips strips;
  private final ReelExamples examples;
  private final boolean keep;
  private final List<Peer> peers = Peer.all();

  /**
   * An evaluation that has not begun.
   *
   * @param keep whether reels are left where they were made
   */
  public Evaluation(
      Reels reels, Clips clips, ReelWatch watch, FfmpegProgram program, boolean keep) {
    this.reels = reels;
    this.clips = clips;
    this.watch = watch;
    this.program = program;
    this.strips = new Strips(program);
    this.examples = new ReelExamples(program);
    this.keep = keep;
  }

  /** Reel by reel, as many at a time as there are cores. */
  public List<ReelOutcome> reels(Progress progress) throws EvaluateException, InterruptedException {
    List<Callable<ReelOutcome>> work = new ArrayList<>();
    for (int i = 0; i < reels.count(); i++) {
      int index = i;
      work.add(() -> reel(index));
    }
    return Workers.all("making and watching reels", work, progress);
  }

  /** Clip by clip, untouched. */
  public List<ClipOutcome> clips(Progress progress) throws EvaluateException, InterruptedException {
    List<Callable<ClipOutcome>> work = new ArrayList<>();
    clips.all().forEach(clip -> work.add(() -> clip(clip)));
    return Workers.all("watching clips", work, progress);
  }

  /** The filters that were tried. */
  public List<Peer> peers() {
    return peers;
  }

  private ReelOutcome reel(int index) throws EvaluateException, InterruptedException {
    MadeReel reel = reels.make(index);
    try {
      Watched watched = watch.watch(reel.file(), reel.micros());
      Matching ours = Matching.of(reel.truths(), watched.found());
      boolean heard = reel.used().stream().anyMatch(Used::sound);
      List<Matching> theirs =
          new PeerRun(peers, reel.micros(), watched.origin())
              .run(program, reel.file(), heard).stream()
                  .map(found -> Matching.of(reel.truths(), found))
                  .toList();
      return new ReelOutcome(reel, ours, theirs, watched.costs(), examples.of(reel, ours));
    } finally {
      if (!keep) {
        reels.remove(reel);
      }
    }
  }

  private ClipOutcome clip(Clip clip) throws EvaluateException, InterruptedException {
    Watched watched = watch.watch(clip.file(), 0);
    List<Found> wrong = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    for (Found found : watched.found()) {
      double from = found.from() / 1e6;
      double to = found.to() / 1e6;
      if (!clips.labels().defect(clip.name(), found.defect(), from, to)) {
        wrong.add(found);
        boolean sound = found.defect().equals("silence");
        examples.add(
            new Example(
                clip.half().label(),
                found.defect(),
                "false alarm",
                found.reason(),
                "untouched",
                from,
                to,
                clip.name(),
                strips.of(clip.file(), from, to, sound)));
      }
    }
    return new ClipOutcome(clip, watched.length() / 1e6, wrong, examples);
  }
}
