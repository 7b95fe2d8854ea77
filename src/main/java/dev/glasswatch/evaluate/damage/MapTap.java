package dev.glasswatch.evaluate.damage;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.media.MediaNeeds;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The detector of broken blocks, unchanged, with the maps kept that it traces. For one watch.
 *
 * <p>Of its trace rows kind 0 is a look (media time, duration, why, corrupted cells, all cells) and
 * kind 1 a map (media time, columns, rows, and then the cells, 64 a number).
 */
public final class MapTap implements DetectorProvider {

  private static final int LOOK = 0;
  private static final int CELLS = 4;
  private static final int MAP = 1;
  private static final int WORDS = 3;

  private final DetectorProvider detector;
  private final Map<Long, BitSet> maps = new LinkedHashMap<>();

  /** Of this detector. */
  public MapTap(DetectorProvider detector) {
    this.detector = detector;
  }

  /** Corrupted cells of each picture that was looked at, in rows from the top, by media time. */
  public synchronized Map<Long, BitSet> maps() {
    return new LinkedHashMap<>(maps);
  }

  private synchronized void row(int kind, long[] values) {
    if (kind == LOOK && values.length > CELLS && values[CELLS] > 0) {
      maps.putIfAbsent(values[0], new BitSet());
    } else if (kind == MAP) {
      maps.put(values[0], BitSet.valueOf(Arrays.copyOfRange(values, WORDS, values.length)));
    }
  }

  @Override
  public String name() {
    return detector.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return detector.settings();
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return detector.needs(settings);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    return detector.rules(settings);
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return create(settings, observations, TraceSink.NONE);
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations, TraceSink trace) {
    return detector.create(
        settings,
        observations,
        (track, kind, values) -> {
          row(kind, values);
          trace.row(track, kind, values);
        });
  }
}
