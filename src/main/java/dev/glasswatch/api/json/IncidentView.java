package dev.glasswatch.api.json;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.UnwatchedReason;
import dev.glasswatch.orchestrate.LoggedIncident;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * An incident as it is shown; fields are named as in alerts.
 *
 * @param incidentId new for each opening
 * @param stream id of its stream
 * @param labels of its stream
 * @param track {@code v:0}, {@code a:0} or {@code stream}
 * @param defect what is wrong
 * @param state {@code pending}, {@code open}, {@code recovering} or {@code resolved}
 * @param severity the highest it has had
 * @param reason the detector's word for it
 * @param score the surest it has been, 0 to 1
 * @param sequence number of its last transition
 * @param watched whether its track is being looked at
 * @param unwatchedReason why not; null while it is
 * @param start wall time of the first bad frame or sample
 * @param startFrom where the wall times come from
 * @param end wall time of the first good one; null while it lasts
 * @param mediaStart seconds of media time
 * @param mediaEnd seconds of media time; null while it lasts
 * @param detectedAt when it was confirmed
 * @param notifiedAt when its first alert arrived somewhere; null while none has, and for those that
 *     only a message about a group told of
 * @param endReason why it was closed; null until then
 * @param impliedBy the incident that says the same and more; null while there is none
 * @param acknowledged who knows of it; null while nobody said so
 * @param details measured values
 */
public record IncidentView(
    String incidentId,
    String stream,
    Map<String, String> labels,
    String track,
    String defect,
    String state,
    String severity,
    String reason,
    double score,
    long sequence,
    boolean watched,
    Optional<String> unwatchedReason,
    Instant start,
    String startFrom,
    Optional<Instant> end,
    BigDecimal mediaStart,
    Optional<BigDecimal> mediaEnd,
    Instant detectedAt,
    Optional<Instant> notifiedAt,
    Optional<String> endReason,
    Optional<ImpliedBy> impliedBy,
    Optional<Acknowledged> acknowledged,
    Map<String, Object> details) {

  /** Another incident of the stream, and its defect. */
  public record ImpliedBy(String incidentId, String defect) {}

  /** Who knows of an incident, what they said, and when. */
  public record Acknowledged(String by, String note, Instant at) {}

  /** The incident as it is shown. */
  public static IncidentView of(LoggedIncident logged) {
    Incident incident = logged.incident();
    return new IncidentView(
        incident.id(),
        incident.key().stream(),
        new TreeMap<>(logged.labels()),
        incident.key().track(),
        incident.key().defect().name(),
        incident.state().label(),
        incident.severity().label(),
        incident.reason(),
        Math.round(incident.score() * 1000) / 1000.0,
        incident.sequence(),
        incident.watched(),
        incident.unwatched().map(UnwatchedReason::label),
        Times.shown(incident.start()),
        incident.startFrom().label(),
        incident.end().map(Times::shown),
        seconds(incident.mediaStart()),
        seconds(incident.mediaEnd()),
        Times.shown(incident.detectedAt()),
        logged.notifiedAt().map(Times::shown),
        incident.endReason().map(EndReason::label),
        incident.implied().map(by -> new ImpliedBy(by.incidentId(), by.defect().name())),
        incident
            .acknowledged()
            .map(by -> new Acknowledged(by.by(), by.note(), Times.shown(by.at()))),
        PlainDetails.of(incident.details()));
  }

  private static Optional<BigDecimal> seconds(OptionalLong microseconds) {
    return microseconds.isPresent()
        ? Optional.of(seconds(microseconds.getAsLong()))
        : Optional.empty();
  }

  private static BigDecimal seconds(long microseconds) {
    return BigDecimal.valueOf(microseconds, 6).setScale(3, RoundingMode.HALF_UP);
  }
}
