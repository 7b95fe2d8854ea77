package dev.glasswatch.evaluate.reel;

import dev.glasswatch.detect.freeze.FreezeStarts.Place;
import dev.glasswatch.evaluate.reel.ClipChoice.Spot;
import dev.glasswatch.evaluate.reel.Content.Card;
import dev.glasswatch.evaluate.reel.Content.Made;
import dev.glasswatch.evaluate.reel.Content.Shot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Plans the pictures of reels of one half and rate: freeze and black in turn with clean shots
 * before and after, and in between what only looks like a defect.
 */
final class PicturePlan {

  private static final double SHORT_LEAD = 1.5;
  private static final double TAIL = 2;
  private static final double NEGATIVE_SHARE = 0.3;

  private final int rate;
  private final ClipChoice choice;
  private final SplittableRandom random;
  private final Bag<FreezeKind> freezes;
  private final Bag<BlackKind> blacks;
  private final Bag<Negative> negatives;

  /** What looks like a defect and is none. */
  private enum Negative {
    SLATE,
    TITLE,
    CREDITS,
    SLOW_PAN,
    STARS,
    LETTERBOX,
    GRAIN,
    NIGHT,
    FLASHES,
    ON_TWOS,
    DISSOLVE,
    FADES
  }

  PicturePlan(int rate, Clips clips, List<Clip> seen, long seed) {
    this.rate = rate;
    this.random = new SplittableRandom(seed);
    this.choice = new ClipChoice(clips, seen, random);
    List<FreezeKind> kinds = new ArrayList<>();
    for (FreezeKind kind : FreezeKind.values()) {
      kinds.addAll(Collections.nCopies(kind.share(), kind));
    }
    this.freezes = new Bag<>(kinds, seed);
    this.blacks = new Bag<>(Arrays.asList(BlackKind.values()), seed);
    this.negatives = new Bag<>(Arrays.asList(Negative.values()), seed);
  }

  /** A reel with defects, of at least this length. */
  List<PicturePiece> withDefects(int seconds) {
    List<PicturePiece> pieces = new ArrayList<>();
    shot(pieces, 3, Look.PLAIN, Overlay.NONE);
    while (frames(pieces) < (long) seconds * rate) {
      freeze(pieces, freezes.next());
      maybeNegative(pieces);
      black(pieces, blacks.next());
      maybeNegative(pieces);
    }
    return pieces;
  }

  /** A reel without any. */
  List<PicturePiece> clean(int seconds) {
    List<PicturePiece> pieces = new ArrayList<>();
    while (frames(pieces) < (long) seconds * rate) {
      shot(pieces, 3, Look.PLAIN, Overlay.NONE);
      negative(pieces, negatives.next());
    }
    return pieces;
  }

  /** Shots and nothing else. */
  List<PicturePiece> plain(int seconds) {
    List<PicturePiece> pieces = new ArrayList<>();
    while (frames(pieces) < (long) seconds * rate) {
      shot(pieces, 4, Look.PLAIN, Overlay.NONE);
    }
    return pieces;
  }

  /** Film in faster video: each frame for two, then for three. */
  List<PicturePiece> pulledDown(int seconds) {
    List<PicturePiece> pieces = new ArrayList<>();
    while (frames(pieces) < (long) seconds * rate) {
      shot(pieces, 6, Look.PULLDOWN, Overlay.NONE);
    }
    return pieces;
  }

  private static long frames(List<PicturePiece> pieces) {
    return pieces.stream().mapToLong(PicturePiece::frames).sum();
  }

  private void freeze(List<PicturePiece> pieces, FreezeKind kind) {
    int before = frames(SHORT_LEAD);
    int after = frames(TAIL) / 2;
    int held = kind.isSlow() ? frames(13, 16) : frames(2.5, 6.5);
    boolean atCut = kind.place() == Place.CUT;
    Optional<Spot> spot =
        atCut
            ? Optional.of(choice.stretch(before + after))
            : choice.place(kind::fits, before, after);
    // There may be no such place; then the most common kind stands in
    if (spot.isEmpty() && kind != FreezeKind.REPEATED) {
      freeze(pieces, FreezeKind.REPEATED);
    }
    spot.ifPresent(
        at -> {
          int lead = atCut ? 1 : Math.min(at.frame() + 1, frames(2, 4));
          clip(pieces, at.clip(), at.frame() + 1 - lead, lead, kind.overlay());
          pieces.add(
              new PicturePiece(
                  new Content.Held(),
                  held,
                  kind.overlay(),
                  Optional.of(kind.suffered(at.clip().place(at.frame())))));
          goOn(pieces, at, held, kind.overlay());
        });
  }

  // Where it stopped, or where it would be by now: a decoder that hung, or packets that were lost
  private void goOn(List<PicturePiece> pieces, Spot at, int held, Overlay overlay) {
    int next = at.frame() + 1;
    int skipped = next + held;
    int tail = frames(TAIL, TAIL + 2);
    if (random.nextBoolean() && skipped + tail / 2 < at.clip().shown()) {
      next = skipped;
    }
    clip(pieces, at.clip(), next, Math.min(tail, at.clip().shown() - next), overlay);
    shot(pieces, 1, Look.PLAIN, overlay);
  }

  private void black(List<PicturePiece> pieces, BlackKind kind) {
    shot(pieces, SHORT_LEAD, Look.PLAIN, kind.overlay());
    pieces.add(
        new PicturePiece(
            new Content.Black(), frames(2.6, 5), kind.overlay(), Optional.of(kind.suffered())));
    shot(pieces, SHORT_LEAD, Look.PLAIN, kind.overlay());
  }

  private void maybeNegative(List<PicturePiece> pieces) {
    if (random.nextDouble() < NEGATIVE_SHARE) {
      negative(pieces, negatives.next());
      shot(pieces, 1, Look.PLAIN, Overlay.NONE);
    }
  }

  private void negative(List<PicturePiece> pieces, Negative kind) {
    switch (kind) {
      case SLATE -> card(pieces, Card.SLATE, 3, 7);
      case TITLE -> card(pieces, Card.TITLE, 3, 6);
      case CREDITS -> card(pieces, Card.CREDITS, 4, 8);
      case SLOW_PAN -> card(pieces, Card.SLOW_PAN, 4, 8);
      case STARS -> card(pieces, Card.STARS, 4, 8);
      case LETTERBOX -> shot(pieces, 4, Look.LETTERBOX, Overlay.NONE);
      case GRAIN -> shot(pieces, 4, Look.GRAIN, Overlay.NONE);
      case NIGHT -> shot(pieces, 5, Look.NIGHT, Overlay.NONE);
      case FLASHES -> shot(pieces, 4, Look.FLASHES, Overlay.NONE);
      case ON_TWOS -> shot(pieces, 5, Look.ON_TWOS, Overlay.NONE);
      case DISSOLVE -> dissolve(pieces);
      case FADES -> {
        shot(pieces, 0.8, Look.FADE_OUT, Overlay.NONE);
        pieces.add(PicturePiece.clean(new Content.Black(), frames(0.1, 0.6), Overlay.NONE));
        shot(pieces, 0.8, Look.FADE_IN, Overlay.NONE);
      }
    }
  }

  private void card(List<PicturePiece> pieces, Card card, double least, double most) {
    Made made = new Made(card, random.nextLong(1_000_000));
    pieces.add(PicturePiece.clean(made, frames(least, most), Overlay.NONE));
  }

  private void dissolve(List<PicturePiece> pieces) {
    Spot one = choice.stretch(frames(3));
    Spot two = choice.stretch(frames(3));
    int lap = Math.min(frames(1), Math.min(one.left(), two.left()) / 3);
    clip(pieces, one.clip(), one.frame(), lap, Overlay.NONE);
    Shot from = new Shot(one.clip(), one.frame() + lap, Look.PLAIN);
    Shot to = new Shot(two.clip(), two.frame(), Look.PLAIN);
    pieces.add(PicturePiece.clean(new Content.Dissolve(from, to), lap, Overlay.NONE));
    clip(pieces, two.clip(), two.frame() + lap, lap, Overlay.NONE);
  }

  private void shot(List<PicturePiece> pieces, double seconds, Look look, Overlay overlay) {
    int wanted = frames(seconds, seconds * 1.5);
    Spot at = choice.stretch(wanted);
    int frames = Math.min(wanted, look.drawn(at.left()));
    pieces.add(PicturePiece.clean(new Shot(at.clip(), at.frame(), look), frames, overlay));
  }

  private static void clip(
      List<PicturePiece> pieces, Clip clip, int from, int frames, Overlay overlay) {
    if (frames > 0) {
      pieces.add(PicturePiece.clean(new Shot(clip, from, Look.PLAIN), frames, overlay));
    }
  }

  private int frames(double seconds) {
    return (int) Math.round(seconds * rate);
  }

  private int frames(double least, double most) {
    return frames(least + (most - least) * random.nextDouble());
  }
}
