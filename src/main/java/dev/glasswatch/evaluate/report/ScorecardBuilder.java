package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.damage.FrameTruths;
import dev.glasswatch.evaluate.peer.Peer;
import dev.glasswatch.evaluate.reel.Clip;
import dev.glasswatch.evaluate.reel.Half;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Truth;
import dev.glasswatch.evaluate.reel.Used;
import dev.glasswatch.evaluate.report.Scorecard.Clean;
import dev.glasswatch.evaluate.report.Scorecard.DefectCard;
import dev.glasswatch.evaluate.report.Scorecard.Material;
import dev.glasswatch.evaluate.report.Scorecard.PeerRow;
import dev.glasswatch.evaluate.report.Scorecard.Row;
import dev.glasswatch.evaluate.score.CleanTime;
import dev.glasswatch.evaluate.score.Curve;
import dev.glasswatch.evaluate.score.FalseAlarmRate;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.evaluate.score.Matching;
import dev.glasswatch.evaluate.score.ReelWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts a scorecard together from what became of reels and clips. */
public final class ScorecardBuilder {

  private static final List<String> DEFECTS =
      List.of("freeze", "black", "silence", "no_signal", FrameTruths.DEFECT);
  private static final String RULE =
      "An incident finds an event of the same defect when they overlap by at least half of their"
          + " union; each finds at most one, the closest pairs first. Every other incident is a"
          + " false alarm. For block corruption a fifth of the union is enough.";

  private final List<ReelOutcome> reels;
  private final List<ClipOutcome> clips;
  private final List<Peer> peers;
  private final List<SentOutcome> sent;

  /** From these outcomes. */
  public ScorecardBuilder(List<ReelOutcome> reels, List<ClipOutcome> clips, List<Peer> peers) {
    this(reels, clips, peers, List.of(), List.of());
  }

  /**
   * Likewise, with programmes that were sent.
   *
   * @param theirPeers who was tried on those alone
   */
  public ScorecardBuilder(
      List<ReelOutcome> reels,
      List<ClipOutcome> clips,
      List<Peer> peers,
      List<SentOutcome> sent,
      List<Peer> theirPeers) {
    this.sent = List.copyOf(sent);
    this.reels =
        Stream.concat(reels.stream(), sent.stream().map(one -> one.padded(peers.size()))).toList();
    this.clips = List.copyOf(clips);
    this.peers = Stream.concat(peers.stream(), theirPeers.stream()).toList();
  }

  /** The card. */
  public Scorecard build(String version, long seed, Duration wall) {
    return new Scorecard(
        version,
        seed,
        RULE,
        material(),
        DEFECTS.stream().map(this::card).toList(),
        Confusions.of(ours(Half.TEST, FrameTruths.DEFECT)),
        new BlockScores(sent).card(),
        Stream.concat(
                reels.stream().flatMap(reel -> reel.examples().stream()),
                clips.stream().flatMap(clip -> clip.examples().stream()))
            .toList(),
        cost(wall));
  }

  private Material material() {
    return new Material(
        recordings(Half.TUNING),
        recordings(Half.TEST),
        reels.size(),
        Numbers.rounded(reels.stream().mapToDouble(one -> one.reel().micros() / 1e6).sum()),
        clips.size());
  }

  private List<String> recordings(Half half) {
    return clips.stream()
        .map(ClipOutcome::clip)
        .filter(clip -> clip.half() == half)
        .map(Clip::recording)
        .distinct()
        .sorted()
        .toList();
  }

  private DefectCard card(String defect) {
    List<Scores.Part> test = ours(Half.TEST, defect);
    List<Matching> matchings = test.stream().map(Scores.Part::matching).toList();
    return new DefectCard(
        defect,
        Scores.of(test, defect),
        Scores.of(ours(Half.TUNING, defect), defect),
        clean(defect),
        kinds(test, defect),
        by(test, defect, reel -> reel.coding().codec() + " " + reel.coding().height() + "p"),
        by(test, defect, reel -> reel.rate() + " frames/s"),
        clips(test, defect),
        peers(defect),
        Curve.of(matchings, defect),
        delays(test, defect));
  }

  // On a programme that was hurt on its way nothing else is scored
  private List<Scores.Part> ours(Half half, String defect) {
    return reels.stream()
        .filter(one -> !one.reel().coding().sent() || defect.equals(FrameTruths.DEFECT))
        .filter(one -> one.reel().half() == half)
        .map(one -> new Scores.Part(one.reel(), one.ours()))
        .toList();
  }

  private List<Scores.Part> theirs(Half half, int peer) {
    return reels.stream()
        .filter(one -> one.reel().half() == half && peer < one.peers().size())
        .map(one -> new Scores.Part(one.reel(), one.peers().get(peer)))
        .toList();
  }

  private static List<Row> kinds(List<Scores.Part> parts, String defect) {
    return parts.stream()
        .flatMap(part -> part.matching().findings().stream())
        .map(finding -> finding.truth().suffered())
        .filter(suffered -> suffered.defect().equals(defect))
        .map(suffered -> suffered.kind())
        .distinct()
        .sorted()
        .map(kind -> new Row(kind, ofKind(parts, defect, kind)))
        .toList();
  }

  // What there is nothing of has no kind, so false alarms are left out
  private static Scores ofKind(List<Scores.Part> parts, String defect, String kind) {
    return Scores.of(
        parts,
        defect,
        (reel, finding) -> finding.truth().suffered().kind().equals(kind),
        (reel, alarm) -> false);
  }

  private List<Row> clips(List<Scores.Part> parts, String defect) {
    boolean sound = defect.equals("silence");
    return clips.stream()
        .map(one -> one.clip())
        .filter(clip -> clip.half() == Half.TEST)
        .map(clip -> new Row(clip.name(), ofClip(parts, defect, clip.name(), sound)))
        .filter(row -> row.scores().events() + row.scores().falseAlarms() > 0)
        .toList();
  }

  private static Scores ofClip(List<Scores.Part> parts, String defect, String clip, boolean sound) {
    return Scores.of(
        parts,
        defect,
        (reel, finding) -> reel.clipAt(finding.truth().from() - 1, sound).equals(clip),
        (reel, alarm) -> reel.clipAt(alarm.from() - 1, sound).equals(clip));
  }

  private static List<Row> by(
      List<Scores.Part> parts, String defect, Function<MadeReel, String> name) {
    Map<String, List<Scores.Part>> groups = new TreeMap<>();
    parts.forEach(
        part ->
            groups.computeIfAbsent(name.apply(part.reel()), any -> new ArrayList<>()).add(part));
    List<Row> rows = new ArrayList<>();
    groups.forEach((key, some) -> rows.add(new Row(key, Scores.of(some, defect))));
    return rows;
  }

  private List<PeerRow> peers(String defect) {
    Optional<Integer> best =
        IntStream.range(0, peers.size())
            .boxed()
            .filter(i -> peers.get(i).defect().equals(defect))
            .max(Comparator.comparingDouble(i -> tuned(i, defect).f1()));
    return IntStream.range(0, peers.size())
        .filter(i -> peers.get(i).defect().equals(defect))
        .mapToObj(
            i ->
                new PeerRow(
                    peers.get(i).toString(),
                    peers.get(i).byDefault(),
                    best.isPresent() && best.get() == i,
                    Scores.of(theirs(Half.TEST, i), defect),
                    tuned(i, defect)))
        .toList();
  }

  private Scores tuned(int peer, String defect) {
    return Scores.of(theirs(Half.TUNING, peer), defect);
  }

  private static List<Double> delays(List<Scores.Part> parts, String defect) {
    return parts.stream()
        .flatMap(part -> part.matching().findings().stream())
        .filter(finding -> finding.truth().suffered().defect().equals(defect))
        .flatMap(finding -> finding.found().stream().map(found -> delay(finding.truth(), found)))
        .sorted()
        .toList();
  }

  private static double delay(Truth truth, Found found) {
    return Numbers.rounded((found.detected() - truth.from()) / 1e6);
  }

  private Clean clean(String defect) {
    boolean sound = defect.equals("silence");
    CleanTime ofClips = new CleanTime();
    CleanTime generated = new CleanTime();
    int alarms = 0;
    for (ReelOutcome one : reels) {
      if (one.reel().half() == Half.TEST) {
        one.reel().used().stream()
            .filter(used -> used.sound() == sound && isClean(one.reel(), defect))
            .forEach(used -> (isGenerated(used) ? generated : ofClips).add(used));
        alarms += alarms(one.ours().falseAlarms(), defect);
      }
    }
    int untouched = 0;
    for (ClipOutcome one : clips) {
      if (one.clip().half() == Half.TEST) {
        if (sound ? !one.clip().levels().isEmpty() : !one.clip().places().isEmpty()) {
          ofClips.add(one.clip().name(), 0, Math.round(one.seconds() * 1e6));
        }
        untouched += alarms(one.falseAlarms(), defect);
      }
    }
    double seconds = ofClips.seconds() + generated.seconds();
    return new Clean(
        Numbers.rounded(seconds),
        Numbers.rounded(ofClips.seconds()),
        Numbers.rounded(generated.seconds()),
        alarms + untouched,
        untouched,
        Numbers.rounded(new FalseAlarmRate(alarms + untouched, seconds).atMostAnHour()));
  }

  // What was sent is clean where nothing was hurt at all, and says nothing of other defects
  private static boolean isClean(MadeReel reel, String defect) {
    return !reel.coding().sent() || defect.equals(FrameTruths.DEFECT) && reel.truths().isEmpty();
  }

  private boolean isGenerated(Used used) {
    return clips.stream().noneMatch(one -> one.clip().name().equals(used.clip()));
  }

  private static int alarms(List<Found> reports, String defect) {
    return (int) reports.stream().filter(found -> found.defect().equals(defect)).count();
  }

  private Scorecard.Cost cost(Duration wall) {
    Map<String, Double> byDetector = new TreeMap<>();
    double seconds = reels.stream().mapToDouble(one -> one.reel().micros() / 1e6).sum();
    for (ReelOutcome one : reels) {
      for (ReelWatch.Cost cost : one.costs()) {
        if (DEFECTS.contains(cost.detector())) {
          byDetector.merge(cost.detector(), cost.cpu().toNanos() / 1e6, Double::sum);
        }
      }
    }
    byDetector.replaceAll((detector, millis) -> Numbers.rounded(millis / seconds));
    return new Scorecard.Cost(wall.toMillis() / 1000.0, byDetector);
  }
}
