package dev.glasswatch.incident;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.MediaWallClock.WallTime;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one incident while it is under way: the facts behind the snapshots. Decides
 * nothing; {@link IncidentLifeCycle} does.
 */
final class OngoingIncident {

  /** How often it came back within the keep-open time, among the details. */
  static final String INTERRUPTIONS = "interruptions";

  private final String id;
  private final IncidentKey key;
  private final MediaWallClock wallClock;
  private final Stretches bad = new Stretches();
  private final ToldSoFar told;

  private Stretches clear = new Stretches();
  private IncidentState state = IncidentState.PENDING;
  private Severity severity;
  private double score;
  private String reason;
  private Map<String, Object> details;
  private long mediaStart;
  private WallTime start;
  private OptionalLong mediaEnd = OptionalLong.empty();
  private long lastBadTo;
  private int interruptions;
  private int flaps;
  private long keptOpen;
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
    this.told = new ToldSoFar();
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
    this.interruptions = count(details.remove(INTERRUPTIONS));
    this.flaps = count(details.remove(Flapping.TIMES));
    this.details.remove(Flapping.KEPT_OPEN);
    this.mediaStart = moved(earlier.start(), mediaNow, now);
    this.start = new WallTime(earlier.start(), earlier.startFrom());
    this.keptEnd = earlier.end();
    this.mediaEnd = movedEnd(earlier, mediaNow, now);
    this.lastBadTo = mediaEnd.orElse(mediaNow);
    this.mediaDetected = moved(earlier.detectedAt(), mediaNow, now);
    this.detectedAt = earlier.detectedAt();
    this.implied = earlier.implied();
    this.acknowledged = earlier.acknowledged();
    this.told = new ToldSoFar(earlier, flaps > 0);
  }

  private static int count(@Nullable Object detail) {
    return detail instanceof Number number ? number.intValue() : 0;
  }

  /** The origin's clock may be ahead of ours: nothing of the past lies in the future for that. */
  private static long moved(Instant then, long mediaNow, Instant now) {
    return mediaNow - Math.max(0, ChronoUnit.MICROS.between(then, now));
  }

  private OptionalLong movedEnd(Incident earlier, long mediaNow, Instant now) {
    return earlier.end().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(mediaStart, moved(earlier.end().get(), mediaNow, now)));
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
    raise(observation.severity());
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

  /** What lies before a moment is no evidence any more; whether there is any left. */
  boolean forgetBefore(long time) {
    bad.removeBefore(time);
    OptionalLong first = bad.first();
    if (first.isPresent() && first.getAsLong() > mediaStart) {
      mediaStart = first.getAsLong();
      start = wallClock.at(mediaStart);
    }
    return first.isPresent();
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

  /** It has come up so often of late that it is kept open for so many microseconds. */
  void flaps(int times, long keepOpen) {
    flaps = times;
    keptOpen = keepOpen;
  }

  int flaps() {
    return flaps;
  }

  /** Takes on a severity if it is higher; whether it is. */
  boolean raise(Severity to) {
    boolean higher = to.compareTo(severity) > 0;
    severity = higher ? to : severity;
    return higher;
  }

  /** Takes on what implies it; whether that is another than before. */
  boolean implied(Optional<Implied> by) {
    boolean changed = !by.equals(implied);
    implied = by;
    return changed;
  }

  /** How the others of its stream see it. */
  Matter matter() {
    return new Matter(
        id, key, severity, mediaStart, mediaDetected, mediaEnd.orElse(Matter.LASTS), lastBadTo);
  }

  /** Whether something lasting is known of it that was never told. */
  boolean hasNews() {
    return told.lacks(reason, flaps > 0);
  }

  /** Everything known so far is being told, as the next transition. */
  void told() {
    told.tell(reason, flaps > 0);
  }

  Incident snapshot(Optional<UnwatchedReason> unwatched) {
    return new Incident(
        id,
        key,
        state,
        severity,
        score,
        reason,
        told.sequence(),
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
    Map<String, Object> all = new HashMap<>(details);
    if (interruptions > 0) {
      all.put(INTERRUPTIONS, interruptions);
    }
    if (flaps > 0) {
      all.put(Flapping.TIMES, flaps);
      all.put(Flapping.KEPT_OPEN, keptOpen / 1_000_000.0);
    }
    return all;
  }
}
