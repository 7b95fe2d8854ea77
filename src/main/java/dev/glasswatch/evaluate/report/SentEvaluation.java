package dev.glasswatch.evaluate.report;

import dev.glasswatch.detect.Settings;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.OneDetector;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.damage.DecoderFlags;
import dev.glasswatch.evaluate.damage.FrameTruths;
import dev.glasswatch.evaluate.damage.MapTap;
import dev.glasswatch.evaluate.damage.SentReel;
import dev.glasswatch.evaluate.damage.SentReels;
import dev.glasswatch.evaluate.peer.Peer;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Truth;
import dev.glasswatch.evaluate.reel.Workers;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.evaluate.score.Matching;
import dev.glasswatch.evaluate.score.ReelWatch;
import dev.glasswatch.evaluate.score.ReelWatch.Watched;
import dev.glasswatch.media.FfmpegProgram;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Sends programmes, hurts them on their way, and holds what is found to the truth. */
public final class SentEvaluation {

  private final SentReels reels;
  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final BlockPeers peers;
  private final ReelExamples examples;
  private final boolean keep;

  /**
   * An evaluation that has not begun.
   *
   * @param detectors of which only the one of broken blocks is asked
   * @param keep whether programmes are left where they were made
   */
  public SentEvaluation(
      SentReels reels,
      WatchParts parts,
      List<DetectorPlan> detectors,
      FfmpegProgram program,
      boolean keep) {
    this.reels = reels;
    this.parts = parts;
    this.detectors = List.copyOf(detectors);
    this.peers = new BlockPeers(program);
    this.examples = new ReelExamples(program);
    this.keep = keep;
  }

  /** Who is tried beside us. */
  public static List<Peer> peers() {
    return BlockPeers.all();
  }

  /** Programme by programme, as many at a time as there are cores. */
  public List<SentOutcome> run(Progress progress) throws EvaluateException, InterruptedException {
    Optional<DetectorPlan> ours =
        detectors.stream()
            .filter(plan -> plan.provider().name().equals(FrameTruths.DEFECT))
            .findFirst();
    List<Callable<List<SentOutcome>>> work = new ArrayList<>();
    for (int i = 0; i < reels.count() && ours.isPresent(); i++) {
      int index = i;
      work.add(() -> programme(index, ours.get()));
    }
    return Workers.all("sending and watching programmes", work, progress).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<SentOutcome> programme(int index, DetectorPlan plan)
      throws EvaluateException, InterruptedException {
    List<SentReel> programme = reels.make(index);
    try {
      List<SentOutcome> outcomes = new ArrayList<>();
      for (SentReel one : programme) {
        outcomes.add(outcome(one, plan));
      }
      return outcomes;
    } finally {
      if (!keep) {
        reels.remove(programme);
      }
    }
  }

  private SentOutcome outcome(SentReel one, DetectorPlan plan)
      throws EvaluateException, InterruptedException {
    MadeReel reel = one.reel();
    MapTap tap = new MapTap(plan.provider());
    DecoderFlags flags = new DecoderFlags();
    OneDetector flagged = new OneDetector(flags, MediaNeeds.plane(PlaneNeed.LUMA));
    List<DetectorPlan> plans =
        List.of(
            new DetectorPlan(tap, plan.settings()),
            new DetectorPlan(flagged, Settings.defaults(List.of())));
    Watched watched = new ReelWatch(parts, plans).watch(reel.file(), reel.micros());
    Matching ours = matching(one, watched.found());
    List<Matching> theirs =
        peers.found(reel.file(), flags, watched.origin()).stream()
            .map(found -> matching(one, found))
            .toList();
    ReelOutcome outcome =
        new ReelOutcome(reel, ours, theirs, watched.costs(), examples.of(reel, ours));
    boolean upstream =
        reel.truths().stream()
            .anyMatch(truth -> truth.suffered().kind().startsWith(SentReels.UPSTREAM));
    return new SentOutcome(outcome, upstream, unions(one, tap));
  }

  // A report of what nobody could see, but which really is there, is neither right nor wrong
  private static Matching matching(SentReel one, List<Found> found) {
    List<Found> counted =
        found.stream()
            .filter(report -> report.defect().equals(FrameTruths.DEFECT))
            .filter(report -> meets(one.reel().truths(), report) || !meets(one.doubtful(), report))
            .toList();
    return Matching.of(one.reel().truths(), counted);
  }

  private static boolean meets(List<Truth> truths, Found found) {
    return truths.stream()
        .anyMatch(truth -> truth.from() < found.to() && truth.to() > found.from());
  }

  private static List<Double> unions(SentReel one, MapTap tap) {
    List<Double> unions = new ArrayList<>();
    tap.maps()
        .forEach(
            (time, map) ->
                one.truths()
                    .at(time)
                    .filter(frame -> frame.area() >= FrameTruths.VISIBLE)
                    .ifPresent(frame -> unions.add(frame.union(map))));
    return unions;
  }
}
