package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Turns the observations of one stream into incidents: at most one under way for each defect and
 * track. Durations run in media time that was looked at; unwatched time neither opens nor resolves
 * a content incident. The same calls give the same incidents.
 *
 * <p>Start and end are backdated to the first bad and the first good moment that the detector
 * names. Severity rises and never falls. An update is made only for what is worth a message: a
 * reason that this incident did not have before, or that it has not been looked at for ten seconds
 * of media time, or is again; that it flaps; and what implies it, or no longer does ({@link
 * Implications}).
 *
 * <p>Not thread-safe: one caller at a time. Snapshots and transitions are immutable and may go
 * anywhere.
 */
public final class IncidentTracker {

  private final String stream;
  private final Map<Defect, DefectRule> rules;
  private final Supplier<String> ids;
  private final MediaWallClock wallClock;
  private final InstantSource clock;
  private final Telling telling;
  private final Map<IncidentKey, IncidentLifeCycle> lives = new LinkedHashMap<>();
  private final Map<Blindness, Stretches> unwatched = new HashMap<>();

  /**
   * A tracker that has seen nothing yet, of a stream whose incidents are told as they happen.
   *
   * @param stream id of the stream
   * @param rules one for each defect that may be observed, {@link WatchDefects#rules} among them
   * @param ids gives a new incident id each time
   * @param wallClock from media time to wall time, for starts and ends
   * @param clock when things are detected and decided
   */
  public IncidentTracker(
      String stream,
      Map<Defect, DefectRule> rules,
      Supplier<String> ids,
      MediaWallClock wallClock,
      InstantSource clock) {
    this(stream, rules, ids, wallClock, clock, Telling.AS_THEY_HAPPEN);
  }

  /** Likewise, of one whose incidents are told then. */
  public IncidentTracker(
      String stream,
      Map<Defect, DefectRule> rules,
      Supplier<String> ids,
      MediaWallClock wallClock,
      InstantSource clock,
      Telling telling) {
    this.stream = stream;
    this.rules = Map.copyOf(rules);
    this.ids = ids;
    this.wallClock = wallClock;
    this.clock = clock;
    this.telling = telling;
  }

  /**
   * Takes one observation. Its stretch counts in full, except where {@link #unwatched} says that
   * nobody looked. One that is up to two seconds older than the latest of its defect and track came
   * out of turn and is ignored; an older one means that the timeline was set back, and counts.
   *
   * @throws IllegalArgumentException when there is no rule for its defect
   */
  public List<Transition> observe(Observation observation) {
    return withOthers(
        life(observation.defect(), observation.track()).observe(observation).stream());
  }

  /**
   * Notes media time that nobody looked at, whether told before or after the observations around
   * it. Never opens or resolves anything.
   *
   * @param track the track, or {@link Observation#WHOLE_STREAM} for all of them
   * @param from start, microseconds of media time
   * @param to end, exclusive; not beyond where the timeline will go on
   */
  public List<Transition> unwatched(String track, long from, long to, UnwatchedReason reason) {
    return unwatched(new Blindness(track, Optional.empty()), from, to, reason);
  }

  /**
   * Notes media time that was looked at, but not by the detector of these defects: the others'
   * incidents are none the worse for it.
   */
  public List<Transition> unwatched(
      Set<Defect> defects, String track, long from, long to, UnwatchedReason reason) {
    return unwatched(new Blindness(track, Optional.of(Set.copyOf(defects))), from, to, reason);
  }

  /**
   * Goes on with an incident that an earlier process left open; called before anything is observed.
   * It keeps its id, its wall times and its acknowledgement, and its media times are moved onto the
   * present timeline by the wall clock. Those who were told of it are reminded. One whose defect
   * nobody looks for any more is resolved instead, as is one that finds its key taken.
   *
   * @param mediaNow where the present timeline begins, microseconds
   * @return nothing for an incident that was never told of, or that is over
   */
  public List<Transition> adopt(Incident earlier, long mediaNow) {
    if (earlier.state() == IncidentState.PENDING || earlier.state() == IncidentState.RESOLVED) {
      return List.of();
    }
    if (!rules.containsKey(earlier.key().defect())) {
      return List.of(closed(earlier, EndReason.DETECTOR_DISABLED));
    }
    IncidentLifeCycle life = life(earlier.key().defect(), earlier.key().track());
    return life.current().isPresent()
        ? List.of(closed(earlier, EndReason.SUPERSEDED))
        : List.of(life.adopt(earlier, mediaNow));
  }

  private Transition closed(Incident earlier, EndReason why) {
    Instant now = clock.instant();
    return new Transition(TransitionKind.RESOLVED, earlier.ended(why, now), now);
  }

  /** Says again how an incident stands; nothing when it is not, or not any more, under way here. */
  public List<Transition> remind(String incidentId) {
    return lives.values().stream().flatMap(life -> life.remind(incidentId).stream()).toList();
  }

  /** Notes that somebody knows of an incident; nothing when it is not under way here. */
  public List<Transition> acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return lives.values().stream()
        .flatMap(life -> life.acknowledge(incidentId, acknowledgement).stream())
        .toList();
  }

  /** Ends everything under way at a media time, for one reason. */
  public List<Transition> end(long mediaTime, EndReason reason) {
    return end(any -> true, mediaTime, reason);
  }

  /** Ends whatever of one defect is under way, on every track. */
  public List<Transition> end(Defect defect, long mediaTime, EndReason reason) {
    return withOthers(end(key -> key.defect().equals(defect), mediaTime, reason).stream());
  }

  /** The incidents that are pending, open or recovering. */
  public List<Incident> current() {
    return lives.values().stream()
        .map(IncidentLifeCycle::current)
        .flatMap(Optional::stream)
        .toList();
  }

  /** What follows from transitions for the incidents that they are not about. */
  private List<Transition> withOthers(Stream<Transition> made) {
    List<Transition> all = new ArrayList<>(made.toList());
    lives.values().forEach(life -> life.reconsider().ifPresent(all::add));
    return List.copyOf(all);
  }

  private Collection<Matter> matters() {
    return telling == Telling.AS_THEY_HAPPEN
        ? lives.values().stream().flatMap(life -> life.matter().stream()).toList()
        : List.of();
  }

  private List<Transition> unwatched(
      Blindness blindness, long from, long to, UnwatchedReason reason) {
    unwatched.computeIfAbsent(blindness, any -> new Stretches()).add(from, to);
    return lives.entrySet().stream()
        .filter(life -> blindness.concerns(life.getKey()))
        .flatMap(life -> life.getValue().unwatched(from, to, reason).stream())
        .toList();
  }

  private List<Transition> end(Predicate<IncidentKey> which, long mediaTime, EndReason reason) {
    return lives.entrySet().stream()
        .filter(life -> which.test(life.getKey()))
        .flatMap(life -> life.getValue().end(mediaTime, reason).stream())
        .toList();
  }

  private IncidentLifeCycle life(Defect defect, String track) {
    return lives.computeIfAbsent(new IncidentKey(stream, defect, track), this::newLife);
  }

  private IncidentLifeCycle newLife(IncidentKey key) {
    DefectRule rule = rules.get(key.defect());
    if (rule == null) {
      throw new IllegalArgumentException(
          "There is no rule for \"%s\": the detector that observes it must name one"
              .formatted(key.defect()));
    }
    IncidentLifeCycle life =
        new IncidentLifeCycle(key, rule, ids, wallClock, clock, telling, this::matters);
    unwatched.forEach(
        (blindness, stretches) -> {
          if (blindness.concerns(key)) {
            life.unwatchedBefore(stretches);
          }
        });
    return life;
  }

  /** Who did not look: everybody, or those who look for these defects. */
  private record Blindness(String track, Optional<Set<Defect>> defects) {
    boolean concerns(IncidentKey key) {
      return WatchDefects.needsWatching(key.defect())
          && defects.map(some -> some.contains(key.defect())).orElse(true)
          && (key.track().equals(track)
              || key.track().equals(Observation.WHOLE_STREAM)
              || track.equals(Observation.WHOLE_STREAM));
    }
  }
}
