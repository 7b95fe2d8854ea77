package dev.glasswatch.evaluate.freeze;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A freeze put into a clip: one frame repeats, then the clip goes on, and all of it is encoded.
 *
 * @param clip the clean clip
 * @param coding how it is encoded afterwards
 * @param part what goes on moving
 * @param last the frame that repeats, counted from 0
 * @param repeats how often
 */
public record FreezeCase(FreezeClip clip, Coding coding, MovingPart part, long last, int repeats) {

  private static final double SHORTEST_SECONDS = 2.5;
  private static final double SPREAD_SECONDS = 4;

  /**
   * One at random, but for coding and part, which come round with {@code turn}.
   *
   * @param starts after which frames it may freeze, at least one
   * @param rate frames a second
   */
  public static FreezeCase at(
      FreezeClip clip, List<Long> starts, double rate, int turn, RandomGenerator random) {
    Coding[] codings = Coding.values();
    MovingPart[] parts = MovingPart.values();
    double seconds = SHORTEST_SECONDS + SPREAD_SECONDS * random.nextDouble();
    return new FreezeCase(
        clip,
        codings[turn % codings.length],
        parts[(turn + turn / codings.length) % parts.length],
        starts.get(random.nextInt(starts.size())),
        (int) Math.round(seconds * rate));
  }

  /** The same, but too short to be an incident. */
  FreezeCase shortened(double rate, RandomGenerator random) {
    double seconds = 1 + 0.8 * random.nextDouble();
    return new FreezeCase(clip, coding, part, last, (int) Math.round(seconds * rate));
  }

  /** Number of the first repeated frame. */
  public long first() {
    return last + 1;
  }

  /** Number of the first frame that moves again. */
  public long end() {
    return last + 1 + repeats;
  }

  String name() {
    return "freeze-%s-%s-%s"
        .formatted(clip.name(), coding.name(), part.name())
        .toLowerCase(Locale.ROOT);
  }

  /** What makes it from the clean clip. The loop filter repeats the frame before its start. */
  List<String> arguments(Path clean) {
    String frozen =
        "[0:v]loop=loop=%d:size=1:start=%d,setpts=N/FRAME_RATE/TB".formatted(repeats, first());
    List<String> all = new ArrayList<>(List.of("-i", clean.toString(), "-filter_complex"));
    all.add(part.over(frozen) + ",format=yuv420p");
    all.addAll(coding.arguments());
    return all;
  }

  @Override
  public String toString() {
    return "%s as %s with %s, frame %d x %d"
        .formatted(clip.name(), coding, part, last, repeats)
        .toLowerCase(Locale.ROOT);
  }
}
