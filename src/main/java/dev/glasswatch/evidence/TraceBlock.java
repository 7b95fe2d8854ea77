package dev.glasswatch.evidence;

import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.evidence.VarintReader.DamagedException;
import java.util.ArrayList;
import java.util.List;

/** A block of a trace; immutable. */
public final class TraceBlock {

  private final long number;
  private final long from;
  private final long to;
  private final List<String> laneNames = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final VarintReader columns;

  TraceBlock(byte[] bytes) {
    VarintReader in = new VarintReader(bytes);
    number = in.unsigned();
    from = in.signed();
    to = in.signed();
    readTexts(in, laneNames);
    readTexts(in, names);
    columns = in.part();
  }

  private static void readTexts(VarintReader in, List<String> into) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      into.add(in.text());
    }
  }

  /** Its number in the recording, from 0; numbers that are missing are blocks that were lost. */
  public long number() {
    return number;
  }

  /** Media time at which it begins, microseconds. */
  public long from() {
    return from;
  }

  /** Media time up to which anything is known, microseconds. */
  public long to() {
    return to;
  }

  /**
   * Plays it into another trace, as it was recorded. {@link WatchTrace#detector} is asked for every
   * detector anew, in every block.
   *
   * @throws TraceException when it holds what no trace holds
   */
  public void play(WatchTrace into) throws TraceException {
    try {
      new BlockPlayer(laneNames, names, columns.again(), into).play();
    } catch (DamagedException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new TraceException("A block of the trace cannot be understood: leave out its file", e);
    }
  }
}
