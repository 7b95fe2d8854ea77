package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.damage.DamageTruth.Judged;
import dev.glasswatch.evaluate.reel.Suffered;
import dev.glasswatch.evaluate.reel.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** What is true of each picture of a damaged stream, and which events that makes. */
public final class FrameTruths implements DamageTruth.Listener {

  /** What an event is called. */
  public static final String DEFECT = "block_corruption";

  /** From which share of the picture on somebody sees it. */
  public static final double VISIBLE = 0.01;

  private static final long SHORTEST = 200_000;
  private static final long JOINED = 500_000;

  private final List<Frame> frames = new ArrayList<>();
  private final Map<Long, Frame> byTime = new HashMap<>();

  /**
   * One picture.
   *
   * @param at its media time
   * @param rawPts of it, microseconds
   * @param area share of the cells that are damaged
   * @param cells which are, in rows from the top
   * @param ignored which are neither damaged nor whole
   */
  public record Frame(long at, long rawPts, double area, BitSet cells, BitSet ignored) {

    boolean doubtful() {
      return !cells.isEmpty() || !ignored.isEmpty();
    }

    /** Cells that this and a map have over those that either has; ignored ones aside. */
    public double union(BitSet map) {
      BitSet both = (BitSet) cells.clone();
      both.and(map);
      BitSet either = (BitSet) map.clone();
      either.andNot(ignored);
      either.or(cells);
      return (double) both.cardinality() / either.cardinality();
    }

    boolean visible() {
      return area >= VISIBLE;
    }
  }

  /** A stretch of media time. */
  private record Run(Frame first, Frame last) {}

  @Override
  public void judged(Judged judged) {
    BitSet ignored = new BitSet();
    BitSet cells = new BitSet();
    for (int i = 0; i < judged.truth().length; i++) {
      if ((judged.truth()[i] & 0xFF) >= Look.DAMAGED) {
        cells.set(i);
      } else if (judged.truth()[i] != 0) {
        ignored.set(i);
      }
    }
    Frame frame = new Frame(judged.mediaTime(), judged.rawPts(), judged.area(), cells, ignored);
    frames.add(frame);
    byTime.put(frame.at(), frame);
  }

  /** What is true at a media time, if a picture that could be judged appears there. */
  public Optional<Frame> at(long mediaTime) {
    return Optional.ofNullable(byTime.get(mediaTime));
  }

  /**
   * Events: visible damage that lasts, with gaps of less than half a second counted in.
   *
   * @param kind what happened, by the raw PTS of the first visible picture
   * @param origin media time that events count from
   * @param frame length of a picture, microseconds
   */
  List<Truth> events(LongFunction<String> kind, long origin, long frame) {
    List<Truth> events = new ArrayList<>();
    for (Run run : runs(Frame::visible)) {
      long from = run.first().at() - origin;
      long to = run.last().at() + frame - origin;
      if (to - from >= SHORTEST) {
        Suffered suffered = new Suffered(DEFECT, kind.apply(run.first().rawPts()), true);
        events.add(new Truth(suffered, from, to));
      }
    }
    return events;
  }

  /** Stretches where something differs, however little; a report of it alone is no false alarm. */
  List<Truth> doubtful(long origin, long frame) {
    Suffered weak = new Suffered(DEFECT, "weak", false);
    return runs(Frame::doubtful).stream()
        .map(run -> new Truth(weak, run.first().at() - origin, run.last().at() + frame - origin))
        .toList();
  }

  private List<Run> runs(Predicate<Frame> in) {
    List<Run> runs = new ArrayList<>();
    for (Frame frame : frames) {
      if (in.test(frame)) {
        boolean joins = !runs.isEmpty() && frame.at() - runs.getLast().last().at() < JOINED;
        Frame first = joins ? runs.removeLast().first() : frame;
        runs.add(new Run(first, frame));
      }
    }
    return runs;
  }
}
