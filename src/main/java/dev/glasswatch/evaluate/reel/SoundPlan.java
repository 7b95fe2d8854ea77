package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.reel.SoundPiece.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Plans the sound of reels: silences with sound before and after, and what only is quiet. */
final class SoundPlan {

  private static final double NEGATIVE_SHARE = 0.25;
  private static final int LONGEST_UNIT = 22_000;

  /** Pictures may last longer than was asked for. */
  private static final int REST = 90;

  private final SplittableRandom random;
  private final Bag<Treatment> silences;
  private final Bag<Treatment> negatives;

  SoundPlan(long seed) {
    random = new SplittableRandom(seed);
    silences =
        new Bag<>(
            List.of(
                Treatment.MUTED,
                Treatment.MUTED,
                Treatment.OPEN_LINE,
                Treatment.CRACKLE,
                Treatment.LEFT_ONLY),
            seed);
    negatives = new Bag<>(List.of(Treatment.MUTED, Treatment.QUIET_ROOM, Treatment.QUIET), seed);
  }

  /** Sound with silences in it, the last of which ends before this, and sound from there on. */
  List<SoundPiece> withDefects(int seconds) {
    List<SoundPiece> pieces = new ArrayList<>();
    pieces.add(full());
    while (millis(pieces) + LONGEST_UNIT < seconds * 1000L) {
      Treatment silence = silences.next();
      Suffered suffered = new Suffered("silence", kind(silence), true);
      pieces.add(new SoundPiece(silence, between(11_000, 15_000), Optional.of(suffered)));
      pieces.add(full());
      if (random.nextDouble() < NEGATIVE_SHARE) {
        negative(pieces);
      }
    }
    pieces.addAll(plain(REST));
    return pieces;
  }

  /** Sound without any. */
  List<SoundPiece> clean(int seconds) {
    List<SoundPiece> pieces = new ArrayList<>();
    while (millis(pieces) < seconds * 1000L) {
      pieces.add(full());
      negative(pieces);
    }
    return pieces;
  }

  /** Sound and nothing else. */
  List<SoundPiece> plain(int seconds) {
    return List.of(new SoundPiece(Treatment.FULL, seconds * 1000, Optional.empty()));
  }

  private void negative(List<SoundPiece> pieces) {
    Treatment quiet = negatives.next();
    int millis = quiet == Treatment.MUTED ? between(2_000, 8_000) : between(12_000, 15_000);
    pieces.add(new SoundPiece(quiet, millis, Optional.empty()));
    pieces.add(full());
  }

  private SoundPiece full() {
    return new SoundPiece(Treatment.FULL, between(3_500, 6_000), Optional.empty());
  }

  private static String kind(Treatment silence) {
    return switch (silence) {
      case MUTED -> "digital";
      case OPEN_LINE -> "open line";
      case CRACKLE -> "open line with clicks";
      case LEFT_ONLY -> "one channel";
      case FULL, QUIET_ROOM, QUIET -> throw new IllegalArgumentException(silence + " is audible");
    };
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least);
  }

  private static long millis(List<SoundPiece> pieces) {
    return pieces.stream().mapToLong(SoundPiece::millis).sum();
  }
}
