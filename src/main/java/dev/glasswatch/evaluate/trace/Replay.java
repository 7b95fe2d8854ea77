package dev.glasswatch.evaluate.trace;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.evaluate.trace.ReplaySettings.Replayed;
import dev.glasswatch.evidence.TraceHeader;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Implications;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentTracker;
import dev.glasswatch.incident.MediaWallClock;
import dev.glasswatch.incident.Telling;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes what a trace holds as a watch would: detectors that recorded rows decide again, what others
 * said is taken as it is, and the incident logic makes incidents of it.
 */
final class Replay implements WatchTrace {

  private static final Comparator<Incident> ORDER =
      Comparator.comparingLong(Incident::mediaStart)
          .thenComparing(incident -> incident.key().defect().name())
          .thenComparing(incident -> incident.key().track());

  private final ReplaySettings settings;
  private final IncidentTracker tracker;
  private final Instant started;
  private final Map<String, DetectorTrace> lanes = new HashMap<>();
  private final Map<String, Incident> byId = new LinkedHashMap<>();
  private long now;

  /** One detector of the recording. */
  private final class Lane implements DetectorTrace {

    private final Optional<Replayed> detector;
    private Optional<TraceReplay> deciding = Optional.empty();

    Lane(Optional<Replayed> detector) {
      this.detector = detector;
    }

    @Override
    public void started() {
      deciding = detector.flatMap(this::newDecision);
    }

    private Optional<TraceReplay> newDecision(Replayed replayed) {
      try {
        return replayed
            .provider()
            .replay(replayed.recorded(), replayed.wanted(), Replay.this::seen);
      } catch (SettingException e) {
        throw new IllegalStateException(e); // was checked before anything is played
      }
    }

    private Optional<TraceReplay> decision() {
      if (deciding.isEmpty()) {
        started();
      }
      return deciding;
    }

    @Override
    public void row(String track, int kind, long[] values) {
      asLive(() -> decision().ifPresent(half -> half.row(track, kind, values)));
    }

    @Override
    public void event(MediaEvent event) {
      asLive(() -> decision().ifPresent(half -> half.event(event)));
    }

    @Override
    public void observed(Observation observation) {
      asLive(() -> seen(observation));
    }

    // One that throws here threw there too, and was started anew.
    private void asLive(Runnable call) {
      try {
        call.run();
      } catch (RuntimeException e) {
        deciding = Optional.empty();
      }
    }
  }

  Replay(TraceHeader header, ReplaySettings settings) {
    this.settings = settings;
    this.started = header.started();
    AtomicLong ids = new AtomicLong();
    this.tracker =
        new IncidentTracker(
            header.stream(),
            settings.rules(),
            () -> String.valueOf(ids.incrementAndGet()),
            time -> new MediaWallClock.WallTime(at(time), MediaWallClock.StartFrom.ARRIVAL),
            () -> at(now),
            header.live() ? Telling.TRACED : Telling.AFTERWARDS);
  }

  private Instant at(long mediaTime) {
    return started.plus(mediaTime, ChronoUnit.MICROS);
  }

  private void seen(Observation observation) {
    now = Math.max(now, observation.to());
    told(tracker.observe(observation));
  }

  private void told(List<Transition> transitions) {
    transitions.forEach(each -> byId.put(each.incident().id(), each.incident()));
  }

  /** What follows does not go on from what was played. */
  void hole(long from, long to) {
    lanes.clear();
    unwatched(Observation.WHOLE_STREAM, from, to, UnwatchedReason.OVERLOADED);
  }

  /** Every incident as it last was, in order of its start. */
  List<Incident> incidents() {
    return Implications.settled(byId.values().stream().sorted(ORDER).toList());
  }

  @Override
  public DetectorTrace detector(String name, boolean replayable) {
    return lanes.computeIfAbsent(
        name,
        any ->
            new Lane(
                replayable ? Optional.ofNullable(settings.byName().get(name)) : Optional.empty()));
  }

  @Override
  public void observed(Observation observation) {
    seen(observation);
  }

  @Override
  public void unwatched(String track, long from, long to, UnwatchedReason reason) {
    told(tracker.unwatched(track, from, to, reason));
  }

  @Override
  public void missed(
      Set<Defect> defects, String track, long from, long to, UnwatchedReason reason) {
    told(tracker.unwatched(defects, track, from, to, reason));
  }

  @Override
  public void ended(long mediaTime, String reason) {
    told(tracker.end(mediaTime, EndReason.valueOf(reason)));
  }
}
