package dev.glasswatch.api.json;

import dev.glasswatch.orchestrate.StreamSnapshot;
import dev.glasswatch.orchestrate.StreamSpec;
import dev.glasswatch.watch.StreamStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stream as it is shown: the URL without what may be secret in it, and of headers the names only.
 *
 * @param id names it
 * @param url scheme, host, port and path
 * @param labels as ordered
 * @param priority as ordered
 * @param loop as ordered
 * @param rendition as ordered
 * @param audioTrack as ordered
 * @param reference id of the stream that it is compared with
 * @param headerNames HTTP request headers that are sent; their values stay here
 * @param detectors settings as ordered
 * @param addedAt when it was added
 * @param status where it is in its life
 * @param comparison how it compares with that
 * @param watch how watching it goes; null before it began
 */
public record StreamView(
    String id,
    String url,
    Map<String, String> labels,
    int priority,
    boolean loop,
    String rendition,
    Optional<String> audioTrack,
    Optional<String> reference,
    List<String> headerNames,
    Map<String, Map<String, Object>> detectors,
    Instant addedAt,
    Status status,
    Optional<ComparisonView> comparison,
    Optional<WatchView> watch) {

  /**
   * Where a stream is in its life.
   *
   * @param state one of the published stream states
   * @param reason why, as a word for programs
   * @param message why, as a sentence for people; may be empty
   * @param since when it came to be so
   */
  public record Status(String state, String reason, String message, Instant since) {

    /** The status as it is shown. */
    public static Status of(StreamStatus status) {
      return new Status(
          status.state().label(), status.reason(), status.message(), Times.shown(status.since()));
    }
  }

  /** The stream as it is shown. */
  public static StreamView of(StreamSnapshot snapshot) {
    StreamSpec spec = snapshot.spec();
    return new StreamView(
        spec.id(),
        spec.display(),
        new TreeMap<>(spec.labels()),
        spec.priority(),
        spec.loop(),
        RenditionText.print(spec.rendition()),
        spec.audioTrack(),
        spec.reference(),
        spec.headers().keySet().stream().sorted().toList(),
        DetectorSettings.print(spec.detectors()),
        Times.shown(snapshot.addedAt()),
        Status.of(snapshot.status()),
        snapshot.compared().map(ComparisonView::of),
        WatchView.of(snapshot));
  }
}
