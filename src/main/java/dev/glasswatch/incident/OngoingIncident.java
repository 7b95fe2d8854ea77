package dev.glasswatch.incident;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.MediaWallClock.WallTime;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of one incident while it is under way: the facts behind the snapshots. Decides
 * nothing; {@link IncidentLifeCycle} does.
 */
final class OngoingIncident {

  /** How often it came back within the keep-open time, among the details. */
  static final String INTERRUPTIONS = "interruptions";

  // A plug-in that invents a reason each time must not cost memory or attention for ever.
  private static final int MOST_REASONS = 16;

  private final String id;
  private final IncidentKey key;
  private final MediaWallClock wallClock;
  private final Stretches bad = new Stretches();
  private final Set<String> toldReasons = new HashSet<>();

  private Stretches clear = new Stretches();
  private IncidentState state = IncidentState.PENDING;
  private Severity severity;
  private double score;
  private String reason;
  private Map<String, Object> details;
  private long sequence;
  private long mediaStart;
  private WallTime start;
  private OptionalLong mediaEnd = OptionalLong.empty();
  private long lastBadTo;
  private int interruptions;
  private Optional<EndReason> endReason = Optional.empty();
  private long mediaDetected;
  private Instant detectedAt;
  private Optional<Instant> keptEnd = Optional.empty();
  private Optional<Implied> implied = Optional.empty();
  private Optional<Acknowledgement> acknowledged = Optional.empty();

  OngoingIncident(
      String id,
      IncidentKey key,
      Observation first,
      long mediaStart,
      MediaWallClock wallClock,
      Instant now) {
    this.id = id;
    this.key = key;
    this.wallClock = wallClock;
    this.severity = first.severity();
    this.reason = first.reason();
    this.details = first.details();
    this.mediaStart = mediaStart;
    this.start = wallClock.at(mediaStart);
    this.lastBadTo = mediaStart;
    this.mediaDetected = first.to();
    this.detectedAt = now;
  }

  /**
   * Goes on with an incident of a process that is gone. Its wall times stay; its media times are
   * moved onto the present timeline by the wall clock, where they may lie before the beginning.
   */
  OngoingIncident(Incident earlier, long mediaNow, MediaWallClock wallClock, Instant now) {
    this.id = earlier.id();
    this.key = earlier.key();
    this.wallClock = wallClock;
    this.state = earlier.state();
    this.severity = earlier.severity();
    this.score = earlier.score();
    this.reason = earlier.reason();
    this.details = new HashMap<>(earlier.details());
    this.interruptions =
        details.remove(INTERRUPTIONS) instanceof Number times ? times.intValue() : 0;
    this.sequence = earlier.sequence();
    this.mediaStart = mediaNow - micros(earlier.start(), now);
    this.start = new WallTime(earlier.start(), earlier.startFrom());
    this.keptEnd = earlier.end();
    this.mediaEnd = moved(earlier, mediaNow, now);
    this.lastBadTo = mediaEnd.orElse(mediaNow);
    this.mediaDetected = mediaNow - micros(earlier.detectedAt(), now);
    this.detectedAt = earlier.detectedAt();
    this.implied = earlier.implied();
    this.acknowledged = earlier.acknowledged();
    this.toldReasons.add(reason);
  }

  private static long micros(Instant then, Instant now) {
    return ChronoUnit.MICROS.between(then, now);
  }

  private OptionalLong moved(Incident earlier, long mediaNow, Instant now) {
    return earlier.end().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(mediaStart, mediaNow - micros(earlier.end().get(), now)));
  }

  String id() {
    return id;
  }

  IncidentState state() {
    return state;
  }

  Severity severity() {
    return severity;
  }

  long mediaStart() {
    return mediaStart;
  }

  long lastBadTo() {
    return lastBadTo;
  }

  OptionalLong mediaEnd() {
    return mediaEnd;
  }

  /** Evidence for the defect, what was not looked at left out, in microseconds. */
  long badTime(Stretches unwatched) {
    return bad.lengthOutside(unwatched);
  }

  /** Evidence for its being gone, likewise. */
  long clearTime(Stretches unwatched) {
    return clear.lengthOutside(unwatched);
  }

  /** The defect was seen from {@code from} to the observation's end. */
  void seenBad(Observation observation, long from) {
    bad.add(from, observation.to());
    lastBadTo = Math.max(lastBadTo, observation.to());
    severity = observation.severity().compareTo(severity) > 0 ? observation.severity() : severity;
    score = Math.max(score, observation.score());
    reason = observation.reason();
    details = observation.details();
    if (from < mediaStart && observation.to() >= mediaStart) {
      mediaStart = from;
      start = wallClock.at(from);
    }
  }

  /** The defect lasts, though the score is too low to have started it. */
  void lasts(long to) {
    lastBadTo = Math.max(lastBadTo, to);
  }

  /** There is enough evidence, now that the media was looked at up to {@code mediaNow}. */
  void open(long mediaNow, Instant now) {
    state = IncidentState.OPEN;
    mediaDetected = mediaNow;
    detectedAt = now;
  }

  /** The defect is gone since {@code end}. */
  void recover(long end) {
    state = IncidentState.RECOVERING;
    mediaEnd = OptionalLong.of(end);
    keptEnd = Optional.empty();
    clear = new Stretches();
  }

  /** Nothing was seen; only what lies after the end says that it is gone. */
  void seenClear(Observation observation) {
    long end = mediaEnd.orElse(Long.MIN_VALUE);
    boolean setBack = observation.to() <= end;
    clear.add(setBack ? observation.from() : Math.max(observation.from(), end), observation.to());
  }

  /** The defect is there; when it was gone already, it is back. */
  void comeBack() {
    if (state == IncidentState.RECOVERING) {
      state = IncidentState.OPEN;
      mediaEnd = OptionalLong.empty();
      keptEnd = Optional.empty();
      interruptions++;
    }
  }

  void acknowledge(Acknowledgement acknowledgement) {
    acknowledged = Optional.of(acknowledgement);
  }

  void resolve(EndReason why) {
    state = IncidentState.RESOLVED;
    endReason = Optional.of(why);
  }

  /** Whether its reason is one that this incident never told. */
  boolean hasNewReason() {
    return toldReasons.size() < MOST_REASONS && !toldReasons.contains(reason);
  }

  /** Everything known so far is being told, as the next transition. */
  void told() {
    sequence++;
    if (hasNewReason()) {
      toldReasons.add(reason);
    }
  }

  Incident snapshot(Optional<UnwatchedReason> unwatched) {
    return new Incident(
        id,
        key,
        state,
        severity,
        score,
        reason,
        sequence,
        mediaStart,
        mediaEnd,
        start.instant(),
        start.from(),
        endInstant(),
        mediaDetected,
        detectedAt,
        unwatched,
        allDetails(),
        endReason,
        implied,
        acknowledged);
  }

  private Optional<Instant> endInstant() {
    return mediaEnd.isEmpty() || keptEnd.isPresent()
        ? keptEnd
        : Optional.of(wallClock.at(mediaEnd.getAsLong()).instant());
  }

  private Map<String, Object> allDetails() {
    if (interruptions == 0) {
      return details;
    }
    Map<String, Object> all = new HashMap<>(details);
    all.put(INTERRUPTIONS, interruptions);
    return all;
  }
}
