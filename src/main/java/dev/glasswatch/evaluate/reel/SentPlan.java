package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.reel.ClipChoice.Spot;
import dev.glasswatch.evaluate.reel.Content.Card;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Plans programmes that are clean and stay so until packets are lost: shots in turn with what looks
 * as if it were broken, to the eye of a detector of broken blocks.
 */
final class SentPlan {

  private static final int RATE = 25;
  private static final int FEWEST_FRAMES = 30;
  private static final long HALF_SEEDS = 500;

  private final Clips clips;
  private final EvaluationSize size;
  private final List<ReelCoding> codings;
  private final long seed;

  SentPlan(Clips clips, EvaluationSize size, List<ReelCoding> codings, long seed) {
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
    List<Clip> seen =
        clips.of(half).stream().filter(clip -> clip.shown() >= FEWEST_FRAMES).toList();
    if (count == 0 || seen.isEmpty() || codings.isEmpty()) {
      return List.of();
    }
    long base = seed * 1000 + half.ordinal() * HALF_SEEDS;
    Programme programme = new Programme(clips, seen, base);
    List<Reel> reels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reels.add(
          new Reel(
              "%s-sent-%02d".formatted(half.label(), i + 1),
              half,
              codings.get(i % codings.size()),
              RATE,
              programme.pieces(size.seconds()),
              List.of(),
              base + i,
              List.of()));
    }
    return reels;
  }

  /** What looks broken and is not. */
  private enum Oddity {
    SLATE,
    CREDITS,
    SLOW_PAN,
    CHECKERBOARD,
    SCREEN,
    GRAIN,
    NIGHT,
    FLASHES,
    ON_TWOS,
    FADES,
    MOSAIC,
    CENSORED,
    WIPE,
    SUBTITLES,
    TICKER,
    LINE_NOISE,
    DISSOLVE
  }

  /** The pieces of one half's programmes, one after the other. */
  private static final class Programme {

    private final ClipChoice choice;
    private final SplittableRandom random;
    private final Bag<Oddity> oddities;

    Programme(Clips clips, List<Clip> seen, long seed) {
      random = new SplittableRandom(seed);
      choice = new ClipChoice(clips, seen, random);
      oddities = new Bag<>(Arrays.asList(Oddity.values()), seed);
    }

    List<PicturePiece> pieces(int seconds) {
      List<PicturePiece> pieces = new ArrayList<>();
      while (pieces.stream().mapToLong(PicturePiece::frames).sum() < (long) seconds * RATE) {
        shot(pieces, 3, Look.PLAIN, Overlay.NONE);
        shot(pieces, 2, Look.PLAIN, Overlay.LOGO);
        odd(pieces, oddities.next());
      }
      return pieces;
    }

    private void odd(List<PicturePiece> pieces, Oddity oddity) {
      switch (oddity) {
        case SLATE -> card(pieces, Card.SLATE);
        case CREDITS -> card(pieces, Card.CREDITS);
        case SLOW_PAN -> card(pieces, Card.SLOW_PAN);
        case CHECKERBOARD -> card(pieces, Card.CHECKERBOARD);
        case SCREEN -> card(pieces, Card.SCREEN);
        case GRAIN -> shot(pieces, 2, Look.GRAIN, Overlay.NONE);
        case NIGHT -> shot(pieces, 2, Look.NIGHT, Overlay.NONE);
        case FLASHES -> shot(pieces, 3, Look.FLASHES, Overlay.NONE);
        case ON_TWOS -> shot(pieces, 2, Look.ON_TWOS, Overlay.NONE);
        case FADES -> {
          shot(pieces, 1, Look.FADE_OUT, Overlay.NONE);
          shot(pieces, 1, Look.FADE_IN, Overlay.NONE);
        }
        case MOSAIC -> shot(pieces, 2, Look.MOSAIC, Overlay.NONE);
        case CENSORED -> shot(pieces, 3, Look.CENSORED, Overlay.NONE);
        case WIPE -> shot(pieces, 2, Look.WIPE, Overlay.NONE);
        case SUBTITLES -> shot(pieces, 4, Look.PLAIN, Overlay.SUBTITLES);
        case TICKER -> shot(pieces, 3, Look.PLAIN, Overlay.TICKER);
        case LINE_NOISE -> shot(pieces, 2, Look.PLAIN, Overlay.NOISE);
        case DISSOLVE -> dissolve(pieces);
      }
    }

    private void dissolve(List<PicturePiece> pieces) {
      Spot one = choice.stretch(RATE);
      Spot two = choice.stretch(RATE);
      int lap = Math.min(RATE, Math.min(one.left(), two.left()));
      Content.Shot from = new Content.Shot(one.clip(), one.frame(), Look.PLAIN);
      Content.Shot to = new Content.Shot(two.clip(), two.frame(), Look.PLAIN);
      add(pieces, new Content.Dissolve(from, to), lap, Overlay.NONE);
    }

    private void card(List<PicturePiece> pieces, Card card) {
      add(pieces, new Content.Made(card, random.nextLong(1_000_000)), frames(2.5), Overlay.NONE);
    }

    private void shot(List<PicturePiece> pieces, double seconds, Look look, Overlay overlay) {
      int wanted = frames(seconds);
      Spot at = choice.stretch(wanted);
      int frames = Math.min(wanted, look.drawn(at.left()));
      add(pieces, new Content.Shot(at.clip(), at.frame(), look), frames, overlay);
    }

    private static void add(
        List<PicturePiece> pieces, Content content, int frames, Overlay overlay) {
      pieces.add(new PicturePiece(content, frames, overlay, Optional.empty()));
    }

    private int frames(double seconds) {
      return (int) Math.round(seconds * RATE * (1 + 0.5 * random.nextDouble()));
    }
  }
}
