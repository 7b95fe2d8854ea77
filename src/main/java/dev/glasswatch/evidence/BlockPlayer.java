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

/** Plays the entries of one block, in the order in which they counted. */
final class BlockPlayer {

  private final WatchTrace into;
  private final List<String> names;
  private final List<DetectorTrace> detectors = new ArrayList<>();
  private final List<LaneReader> lanes = new ArrayList<>();
  private final LaneReader own;

  BlockPlayer(List<String> laneNames, List<String> names, VarintReader in, WatchTrace into) {
    this.into = into;
    this.names = names;
    for (String name : laneNames) {
      detectors.add(lane(into, name));
      lanes.add(new LaneReader(in));
    }
    own = new LaneReader(in);
  }

  void play() {
    while (own.hasNext()) {
      playOwn(own.next());
    }
    for (int i = 0; i < lanes.size(); i++) {
      playLane(i, Long.MAX_VALUE);
    }
  }

  private static DetectorTrace lane(WatchTrace into, String name) {
    boolean saidOnly = name.endsWith("!");
    return into.detector(saidOnly ? name.substring(0, name.length() - 1) : name, !saidOnly);
  }

  private void playOwn(LaneReader.Entry entry) {
    long[] values = entry.values();
    int known = values.length - lanes.size();
    for (int i = 0; i < lanes.size(); i++) {
      playLane(i, values[known + i]);
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

  private void playLane(int lane, long upTo) {
    LaneReader entries = lanes.get(lane);
    while (entries.read() < upTo && entries.hasNext()) {
      play(entries.next(), detectors.get(lane));
    }
  }

  private void play(LaneReader.Entry entry, DetectorTrace detector) {
    long[] values = entry.values();
    String track = names.get(entry.track());
    switch (entry.kind()) {
      case EntryKind.STARTED -> detector.started();
      case EntryKind.DISCONTINUITY ->
          detector.event(
              new MediaEvent.Discontinuity(values[0], MediaEvent.Cause.valueOf(name(values[1]))));
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
