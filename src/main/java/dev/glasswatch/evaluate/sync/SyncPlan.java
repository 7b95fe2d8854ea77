package dev.glasswatch.evaluate.sync;

import dev.glasswatch.evaluate.sync.SyncCase.Change;
import dev.glasswatch.media.FfmpegProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which cases there are. The smallest step is just beyond what EBU R 37 allows in either direction;
 * drifts of the picture are those that cannot be taken for another standard rate.
 */
public final class SyncPlan {

  private static final int[] STEPS = {
    65, -65, 100, -100, 200, -200, 500, -500, 1000, -1000, 2000, -2000
  };
  private static final int[] GAPS = {130, 300, 1000};
  private static final int[] DRIFTS = {1000, -1000, 500, -500, 200, -200};
  private static final int[] SLOW_DRIFTS = {100, -100, 50, -50};

  private SyncPlan() {}

  /**
   * All of them.
   *
   * @param slow whether those that take material of many minutes are among them
   */
  public static List<SyncCase> all(FfmpegProgram program, boolean slow) {
    List<SyncSource> sources = SyncSource.all(program);
    List<SyncCase> cases = new ArrayList<>();
    for (Container container : Container.values()) {
      List<SyncSource> fitting = sources.stream().filter(each -> each.fits(container)).toList();
      for (Moved moved : Moved.values()) {
        add(cases, fitting, container, Change.STEP, moved, steps(container));
        add(cases, fitting, container, Change.GAP, moved, gaps(container, moved));
        add(cases, List.of(sources.getFirst()), container, Change.DRIFT, moved, DRIFTS);
      }
    }
    if (slow) {
      add(cases, sources, Container.TS, Change.DRIFT, Moved.SOUND, SLOW_DRIFTS);
      add(cases, sources, Container.TS, Change.DRIFT, Moved.PICTURE, SLOW_DRIFTS);
    }
    return cases;
  }

  /** A step back in MP4 is an overlap, which our demuxer discards. */
  private static int[] steps(Container container) {
    return container == Container.MP4
        ? Arrays.stream(STEPS).filter(millis -> millis > 0).toArray()
        : STEPS;
  }

  /** A picture that is missing in MP4 makes the one before last longer, as any may. */
  private static int[] gaps(Container container, Moved moved) {
    return container == Container.MP4 && moved == Moved.PICTURE ? new int[0] : GAPS;
  }

  private static void add(
      List<SyncCase> cases,
      List<SyncSource> sources,
      Container container,
      Change change,
      Moved moved,
      int[] amounts) {
    for (int amount : amounts) {
      SyncSource source = sources.get(cases.size() % sources.size());
      cases.add(new SyncCase(source, container, change, moved, amount));
    }
  }
}
