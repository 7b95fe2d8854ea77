package dev.glasswatch.evaluate.trace;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evidence.TraceBlock;
import dev.glasswatch.evidence.TraceException;
import dev.glasswatch.evidence.TraceReader;
import dev.glasswatch.evidence.TraceRecording;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Decides again from traces. With the settings of the recording the incidents are those of the
 * watch that recorded it, but for their ids and wall times.
 */
public final class BackTest {

  private final DetectorCatalog catalog;
  private final Map<String, Map<String, String>> changes;

  /**
   * A back-test.
   *
   * @param catalog the detectors there are
   * @param changes settings as text to lay over those of the recording, by detector and setting
   */
  public BackTest(DetectorCatalog catalog, Map<String, Map<String, String>> changes) {
    this.catalog = catalog;
    this.changes = changes;
  }

  /**
   * Plays one recording.
   *
   * @param progress hears how many bytes of its files have been played
   * @throws SettingException when its trace cannot tell what the settings would give
   */
  public BackTestResult of(TraceRecording recording, LongConsumer progress)
      throws SettingException, TraceException {
    Replay recorded =
        new Replay(recording.header(), ReplaySettings.of(recording.header(), catalog, Map.of()));
    ReplaySettings wantedSettings = ReplaySettings.of(recording.header(), catalog, changes);
    requireAnswerable(wantedSettings);
    Replay wanted = new Replay(recording.header(), wantedSettings);
    Playing playing = new Playing(recorded, wanted);
    for (Path file : recording.files()) {
      playing.play(file);
      progress.accept(playing.bytes);
    }
    List<Incident> before = recorded.incidents();
    return new BackTestResult(
        recording.header(),
        playing.from,
        playing.to,
        Comparison.of(before, changes.isEmpty() ? before : wanted.incidents()),
        playing.holes,
        playing.brokenOff);
  }

  private static void requireAnswerable(ReplaySettings settings) throws SettingException {
    for (Map.Entry<String, ReplaySettings.Replayed> entry : settings.byName().entrySet()) {
      ReplaySettings.Replayed each = entry.getValue();
      if (each.provider().replay(each.recorded(), each.wanted(), any -> {}).isEmpty()) {
        settings.requireRulesOnly(entry.getKey());
      }
    }
  }

  /** Plays the blocks of one recording into two replays. */
  private final class Playing {

    private final Replay recorded;
    private final Replay wanted;
    private final List<BackTestResult.Hole> holes = new ArrayList<>();
    private boolean brokenOff;
    private long next = -1;
    private long from;
    private long to;
    private long bytes;

    Playing(Replay recorded, Replay wanted) {
      this.recorded = recorded;
      this.wanted = wanted;
    }

    void play(Path file) throws TraceException {
      try (TraceReader reader = new TraceReader(file)) {
        Optional<TraceBlock> block = reader.next();
        while (block.isPresent()) {
          play(block.get());
          block = reader.next();
        }
        brokenOff |= reader.brokenOff();
      }
      bytes += file.toFile().length();
    }

    private void play(TraceBlock block) throws TraceException {
      if (next < 0) {
        from = block.from();
      } else if (block.number() != next) {
        hole(Math.max(to, block.from()));
      }
      next = block.number() + 1;
      to = block.to();
      block.play(recorded);
      if (!changes.isEmpty()) {
        block.play(wanted);
      }
    }

    private void hole(long until) {
      holes.add(new BackTestResult.Hole(to, until));
      recorded.hole(to, until);
      wanted.hole(to, until);
    }
  }
}
