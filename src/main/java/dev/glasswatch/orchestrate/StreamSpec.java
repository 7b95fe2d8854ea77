package dev.glasswatch.orchestrate;

import dev.glasswatch.source.RedactedUrl;
import dev.glasswatch.source.RenditionChoice;
import java.util.Map;
import java.util.Optional;

/**
 * A stream as somebody ordered it to be watched. Two specs are equal when they ask for the same.
 *
 * @param id names it in the API, alerts, metrics and logs
 * @param url where its bytes come from; may hold credentials, so it is never printed
 * @param labels whatever the owner wants to find again in alerts and listings
 * @param priority 0 to 100, the greater the more important
 * @param loop start a file again when it ends
 * @param rendition which HLS variant to watch
 * @param audioTrack language (RFC 5646) or index of the audio track to watch; the first one when
 *     empty
 * @param headers HTTP request headers; secret
 * @param detectors what was said about detectors, by their names
 * @param reference id of the stream of this process that it is compared with
 */
public record StreamSpec(
    String id,
    String url,
    Map<String, String> labels,
    int priority,
    boolean loop,
    RenditionChoice rendition,
    Optional<String> audioTrack,
    Map<String, String> headers,
    Map<String, DetectorChoice> detectors,
    Optional<String> reference) {

  /** Priority of a stream that was given none. */
  public static final int NORMAL_PRIORITY = 50;

  /** Copies the maps. */
  public StreamSpec {
    labels = Map.copyOf(labels);
    headers = Map.copyOf(headers);
    detectors = Map.copyOf(detectors);
  }

  /** A stream with every choice left at its default. */
  public static StreamSpec of(String id, String url) {
    return new StreamSpec(
        id,
        url,
        Map.of(),
        NORMAL_PRIORITY,
        false,
        RenditionChoice.BEST,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  /** The URL without user info, query and fragment: safe to print. */
  public String display() {
    return RedactedUrl.of(url);
  }

  /** Whether going from the other to this one needs nothing but a new entry in the books. */
  boolean watchedLike(StreamSpec other) {
    return url.equals(other.url)
        && loop == other.loop
        && rendition.equals(other.rendition)
        && audioTrack.equals(other.audioTrack)
        && headers.equals(other.headers)
        && detectors.equals(other.detectors)
        && reference.equals(other.reference);
  }

  @Override
  public String toString() {
    return "StreamSpec[" + id + ", " + display() + "]";
  }
}
