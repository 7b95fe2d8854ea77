package dev.glasswatch.evidence;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.evidence.VarintReader.DamagedException;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A block of a trace, to be played once. */
public final class TraceBlock {

  private final long number;
  private final long from;
  private final long to;
  private final List<String> laneNames = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<LaneReader> lanes = new ArrayList<>();
  private final LaneReader own;

  TraceBlock(byte[] bytes) {
    VarintReader in = new VarintReader(bytes);
    number = in.unsigned();
    from = in.signed();
    to = in.signed();
    readTexts(in, laneNames);
    readTexts(in, names);
    VarintReader columns = in.part();
    for (int i = 0; i < laneNames.size(); i++) {
      lanes.add(new LaneReader(columns));
    }
    own = new LaneReader(columns);
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
      List<DetectorTrace> detectors = laneNames.stream().map(name -> lane(into, name)).toList();
      while (own.hasNext()) {
        playOwn(own.next(), into, detectors);
      }
      for (int i = 0; i < lanes.size(); i++) {
        playLane(i, Integer.MAX_VALUE, detectors.get(i));
      }
    } catch (DamagedException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new TraceException("A block of the trace cannot be understood: leave out its file", e);
    }
  }

  private static DetectorTrace lane(WatchTrace into, String name) {
    boolean saidOnly = name.endsWith("!");
    return into.detector(saidOnly ? name.substring(0, name.length() - 1) : name, !saidOnly);
  }

  private void playOwn(LaneReader.Entry entry, WatchTrace into, List<DetectorTrace> detectors) {
    long[] values = entry.values();
    int known = values.length - lanes.size();
    for (int i = 0; i < lanes.size(); i++) {
      playLane(i, values[known + i], detectors.get(i));
    }
    String track = names.get(entry.track());
    switch (entry.kind()) {
      case EntryKind.OBSERVED -> into.observed(observation(track, values));
      case EntryKind.UNWATCHED ->
          into.unwatched(track, values[0], values[0] + values[1], reason(values));
      case EntryKind.MISSED ->
          into.missed(defects(values), track, values[0], values[0] + values[1], reason(values));
      case EntryKind.ENDED -> into.ended(values[0], name(values[1]));
      default -> throw new DamagedException("an entry of an unknown kind");
    }
  }

  private void playLane(int lane, long upTo, DetectorTrace detector) {
    LaneReader entries = lanes.get(lane);
    while (entries.read() < upTo && entries.hasNext()) {
      play(entries.next(), detector);
    }
  }

  private void play(LaneReader.Entry entry, DetectorTrace detector) {
    long[] values = entry.values();
    String track = names.get(entry.track());
    switch (entry.kind()) {
      case EntryKind.STARTED -> detector.started();
      case EntryKind.DISCONTINUITY ->
          detector.event(
              new MediaEvent.Discontinuity(
                  values[0], MediaEvent.Cause.valueOf(name(values[1]))));
      case EntryKind.GAP ->
          detector.event(
              new MediaEvent.Unwatched(values[0], values[0] + values[1], track, reason(values)));
      case EntryKind.INPUT_ENDED -> detector.event(new MediaEvent.Ended(values[0]));
      case EntryKind.OBSERVED -> detector.observed(observation(track, values));
      default -> {
        if (entry.kind() < EntryKind.ROWS) {
          throw new DamagedException("an entry of an unknown kind");
        }
        detector.row(track, entry.kind() - EntryKind.ROWS, values);
      }
    }
  }

  private Observation observation(String track, long[] values) {
    return new Observation(
        new Defect(name(values[4])),
        track,
        values[1],
        values[0],
        Double.longBitsToDouble(values[2]),
        Severity.values()[Math.toIntExact(values[3])],
        name(values[5]),
        DetailsText.read(name(values[6])));
  }

  private UnwatchedReason reason(long[] values) {
    return UnwatchedReason.valueOf(name(values[2]));
  }

  private Set<Defect> defects(long[] values) {
    Set<Defect> defects = new LinkedHashSet<>();
    Arrays.stream(values, 4, 4 + Math.toIntExact(values[3]))
        .forEach(number -> defects.add(new Defect(name(number))));
    return defects;
  }

  private String name(long number) {
    return names.get(Math.toIntExact(number));
  }
}
