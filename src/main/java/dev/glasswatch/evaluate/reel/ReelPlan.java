package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.reel.Reel.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans all reels from the clips, their split and a seed. */
final class ReelPlan {

  private static final int USUAL_RATE = 25;
  private static final int SLOW_RATE = 12;
  private static final double SLOW_BELOW = 18;
  private static final int SLOW_EVERY = 7;
  private static final int PULLDOWN_RATE = 60;
  private static final int FEWEST_FRAMES = 30;
  private static final int OUTAGE_EVERY = 16;

  private final Clips clips;
  private final EvaluationSize size;
  private final List<ReelCoding> codings;
  private final long seed;

  ReelPlan(Clips clips, EvaluationSize size, List<ReelCoding> codings, long seed) {
    this.clips = clips;
    this.size = size;
    this.codings = codings;
    this.seed = seed;
  }

  /** Every reel of both halves. */
  List<Reel> reels() {
    List<Reel> reels = new ArrayList<>();
    reels.addAll(of(Half.TEST, size.testReels()));
    reels.addAll(of(Half.TUNING, size.tuningReels()));
    return reels;
  }

  private List<Reel> of(Half half, int count) {
    List<Clip> usual = seen(half, false);
    List<Clip> slow = seen(half, true);
    if (count == 0 || usual.isEmpty() && slow.isEmpty()) {
      return List.of();
    }
    long base = seed * 1000 + half.ordinal() * 500L;
    boolean audible = clips.of(half).stream().anyMatch(SoundBed::isAudible);
    SoundPlan sounds = new SoundPlan(base);
    PicturePlan usualPlan =
        new PicturePlan(USUAL_RATE, clips, usual.isEmpty() ? slow : usual, base);
    PicturePlan slowPlan = new PicturePlan(SLOW_RATE, clips, slow.isEmpty() ? usual : slow, base);
    List<Reel> reels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isSlow = !slow.isEmpty() && i % SLOW_EVERY == SLOW_EVERY - 1;
      reels.add(
          new Reel(
              "%s-%02d".formatted(half.label(), i + 1),
              half,
              codings.get(i % codings.size()),
              isSlow ? SLOW_RATE : USUAL_RATE,
              (isSlow ? slowPlan : usualPlan).withDefects(size.seconds()),
              audible ? sounds.withDefects(size.seconds()) : List.of(),
              base + i,
              List.of()));
    }
    reels.add(clean(half, usualPlan, audible, sounds, base + 100));
    reels.add(pulledDown(half, usual.isEmpty() ? slow : usual, base + 200));
    reels.add(outages(half, usualPlan, audible, sounds, base + 300));
    return reels;
  }

  private List<Clip> seen(Half half, boolean slow) {
    return clips.of(half).stream()
        .filter(clip -> clip.shown() >= FEWEST_FRAMES)
        .filter(clip -> clip.shownRate() < SLOW_BELOW == slow)
        .toList();
  }

  // At the lowest quality, where most looks like a defect
  private Reel clean(
      Half half, PicturePlan pictures, boolean audible, SoundPlan sounds, long reelSeed) {
    return new Reel(
        half.label() + "-clean",
        half,
        poorest(),
        USUAL_RATE,
        pictures.clean(size.clean()),
        audible ? sounds.clean(size.clean() + 60) : List.of(),
        reelSeed,
        List.of());
  }

  private ReelCoding poorest() {
    return codings.contains(ReelCoding.H264_LOW) ? ReelCoding.H264_LOW : codings.getFirst();
  }

  private Reel pulledDown(Half half, List<Clip> seen, long reelSeed) {
    PicturePlan plan = new PicturePlan(PULLDOWN_RATE, clips, seen, reelSeed);
    return new Reel(
        half.label() + "-pulldown",
        half,
        codings.getFirst(),
        PULLDOWN_RATE,
        plan.pulledDown(size.clean() / 5),
        List.of(),
        reelSeed,
        List.of());
  }

  private Reel outages(
      Half half, PicturePlan pictures, boolean audible, SoundPlan sounds, long reelSeed) {
    SplittableRandom random = new SplittableRandom(reelSeed);
    List<Outage> outages = new ArrayList<>();
    boolean sound = false;
    for (int at = 8; at + OUTAGE_EVERY < size.clean(); at += OUTAGE_EVERY) {
      double from = at + random.nextInt(50) * 0.04;
      outages.add(new Outage(sound, from, from + 4 + random.nextInt(75) * 0.04));
      sound = audible && !sound;
    }
    return new Reel(
        half.label() + "-outages",
        half,
        codings.getFirst(),
        USUAL_RATE,
        pictures.plain(size.clean()),
        audible ? sounds.plain(size.clean() + 60) : List.of(),
        reelSeed,
        outages);
  }
}
