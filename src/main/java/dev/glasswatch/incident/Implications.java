package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import java.util.List;

/**
 * Which incident of a stream says the same as another and more, so that one cause is one matter and
 * not two pages:
 *
 * <ul>
 *   <li>without a signal there is no content to judge: {@code no_signal} of the stream implies
 *       every content incident and {@code no_signal} of its tracks, {@code no_signal} of a track
 *       implies the content incidents of that track;
 *   <li>black does not move: {@code black} implies {@code freeze} of its track;
 *   <li>{@code black} implies {@code silence} and becomes critical with it, since nothing is left
 *       to see or hear. One silent channel of several is a matter of its own.
 * </ul>
 *
 * <p>A picture that stopped becomes critical with silence too, but implies nothing: a silent
 * programme may be at fault where a still one is not. Which of two was confirmed first does not
 * matter, only where in media time they lie.
 */
public final class Implications {

  /**
   * How much longer than what implies it an incident may be seen without being a matter of its own.
   */
  static final long GRACE_US = 2_000_000;

  private static final Defect BLACK = new Defect("black");
  private static final Defect FREEZE = new Defect("freeze");
  private static final Defect SILENCE = new Defect("silence");

  private Implications() {}

  /**
   * The incidents of one stream once all is known: each with what implied it in the end, and as
   * severe as they were together. The same incidents give the same answer, in whatever order.
   */
  public static List<Incident> settled(List<Incident> incidents) {
    List<Matter> all = incidents.stream().map(Implications::matter).toList();
    return incidents.stream().map(incident -> settled(incident, all)).toList();
  }

  private static Incident settled(Incident incident, List<Matter> all) {
    Matter matter = matter(incident);
    return incident.settled(
        matter.isWorseWith(all) ? Severity.CRITICAL : incident.severity(), matter.impliedBy(all));
  }

  private static Matter matter(Incident incident) {
    long end = incident.mediaEnd().orElse(Matter.LASTS);
    return new Matter(
        incident.id(),
        incident.key(),
        incident.severity(),
        incident.mediaStart(),
        incident.mediaDetected(),
        end,
        end);
  }

  static boolean implies(Matter by, Matter it) {
    return saysMore(by, it) && by.meets(it) && it.endsWith(by, GRACE_US);
  }

  private static boolean saysMore(Matter by, Matter it) {
    Defect defect = by.key().defect();
    if (defect.equals(WatchDefects.NO_SIGNAL)) {
      return signalSaysMore(by.key(), it.key());
    }
    return defect.equals(BLACK) && (isFreezeOfSameTrack(by, it) || isSilence(it));
  }

  private static boolean signalSaysMore(IncidentKey by, IncidentKey it) {
    boolean wholeStream = by.track().equals(Observation.WHOLE_STREAM);
    return WatchDefects.needsWatching(it.defect())
        ? wholeStream || by.track().equals(it.track())
        : wholeStream
            && it.defect().equals(WatchDefects.NO_SIGNAL)
            && !it.track().equals(Observation.WHOLE_STREAM);
  }

  private static boolean isFreezeOfSameTrack(Matter by, Matter it) {
    return it.key().defect().equals(FREEZE) && it.key().track().equals(by.key().track());
  }

  private static boolean isSilence(Matter it) {
    return it.key().defect().equals(SILENCE) && it.severity() != Severity.MINOR;
  }

  /** The wider the earlier: the whole stream, one track, its content. */
  static int rank(Matter by) {
    if (!by.key().defect().equals(WatchDefects.NO_SIGNAL)) {
      return 2;
    }
    return by.key().track().equals(Observation.WHOLE_STREAM) ? 0 : 1;
  }

  static boolean nothingIsLeft(Matter picture, Matter sound) {
    return pictureIsGone(picture) && isSilence(sound) && picture.coincides(sound);
  }

  private static boolean pictureIsGone(Matter picture) {
    Defect defect = picture.key().defect();
    return defect.equals(BLACK) || (defect.equals(FREEZE) && picture.severity() == Severity.MAJOR);
  }
}
