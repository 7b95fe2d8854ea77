package dev.glasswatch.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * The life cycle once more, by counting ticks: what a tracker must arrive at when it is told of
 * every tick, however the telling is phrased.
 */
final class TickModel {

  /** What one tick of media time is. */
  enum Tick {
    BAD,
    WAVERING,
    CLEAR,
    UNWATCHED,
    UNTOLD
  }

  /** Start and end of an incident in ticks; the end is -1 for one that lasts. */
  record Span(int start, int end) {}

  private static final int NONE = -1;

  private final int minTicks;
  private final int keepTicks;
  private final List<Span> spans = new ArrayList<>();
  private int start = NONE;
  private int end = NONE;
  private boolean open;
  private int badTicks;
  private int lastBad;
  private int clearTicks;

  TickModel(int minTicks, int keepTicks) {
    this.minTicks = minTicks;
    this.keepTicks = keepTicks;
  }

  List<Span> spans(List<Tick> ticks) {
    for (int now = 0; now < ticks.size(); now++) {
      switch (ticks.get(now)) {
        case BAD -> bad(now);
        case CLEAR -> clear(now);
        case WAVERING, UNWATCHED, UNTOLD -> {}
      }
    }
    if (open) {
      spans.add(new Span(start, end));
    }
    return spans;
  }

  private void bad(int now) {
    end = NONE;
    if (!open) {
      if (start == NONE || now - lastBad - 1 > minTicks) {
        start = now;
        badTicks = 0;
      }
      lastBad = now;
      badTicks++;
      open = badTicks >= minTicks;
    }
  }

  private void clear(int now) {
    if (!open) {
      start = NONE;
      return;
    }
    if (end == NONE) {
      end = now;
      clearTicks = 0;
    }
    clearTicks++;
    if (clearTicks >= keepTicks) {
      spans.add(new Span(start, end));
      open = false;
      start = NONE;
      end = NONE;
    }
  }
}
