package dev.glasswatch.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A live HLS playlist that slides over material as time passes: segments appear when they would
 * have been recorded, the oldest leave, and the material starts again at its end, after a
 * discontinuity. Pure arithmetic on the instant that is asked about.
 */
public final class LivePlaylist {

  private final List<Segment> segments;
  private final Duration cycle;
  private final Instant start;
  private final int first;
  private final int window;

  /**
   * A playlist whose first segment began at {@code start}.
   *
   * @param segments the material
   * @param start when recording began
   * @param first which segment of the material is the first of the stream
   * @param window how many segments are listed
   */
  public LivePlaylist(List<Segment> segments, Instant start, int first, int window) {
    if (segments.isEmpty() || first < 0 || first >= segments.size() || window < 1) {
      throw new IllegalArgumentException("A live playlist needs segments and a window");
    }
    this.segments = List.copyOf(segments);
    this.cycle = segments.stream().map(Segment::length).reduce(Duration.ZERO, Duration::plus);
    this.start = start;
    this.first = first;
    this.window = window;
  }

  /** How many segments have been recorded by then; the last one's number is one less. */
  public long recorded(Instant now) {
    long elapsed = Duration.between(start, now).toNanos();
    if (elapsed < 0) {
      return 0;
    }
    long cycles = elapsed / cycle.toNanos();
    long left = elapsed % cycle.toNanos();
    int more = 0;
    while (left >= lengthOf(more).toNanos()) {
      left -= lengthOf(more).toNanos();
      more++;
    }
    return cycles * segments.size() + more;
  }

  /** The segment of this number, whether it is still listed or not. */
  public Segment segment(long number) {
    return segments.get(indexOf(number));
  }

  /** Whether the segment has been recorded and has not been gone for longer than a window. */
  public boolean available(long number, Instant now) {
    long recorded = recorded(now);
    return number >= Math.max(0, recorded - 2L * window) && number < recorded;
  }

  /** When the segment of this number began. */
  public Instant beginning(long number) {
    Duration offset = cycle.multipliedBy(number / segments.size());
    for (long i = number - number % segments.size(); i < number; i++) {
      offset = offset.plus(segment(i).length());
    }
    return start.plus(offset);
  }

  /** The playlist's text; segments are named by their number. */
  public String text(Instant now) {
    long end = recorded(now);
    long begin = Math.max(0, end - window);
    StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n");
    text.append("#EXT-X-TARGETDURATION:").append(targetSeconds()).append('\n');
    text.append("#EXT-X-MEDIA-SEQUENCE:").append(begin).append('\n');
    text.append("#EXT-X-DISCONTINUITY-SEQUENCE:").append(joinsBefore(begin)).append('\n');
    for (long number = begin; number < end; number++) {
      append(text, number);
    }
    return text.toString();
  }

  private void append(StringBuilder text, long number) {
    if (isJoin(number)) {
      text.append("#EXT-X-DISCONTINUITY\n");
    }
    text.append("#EXT-X-PROGRAM-DATE-TIME:").append(beginning(number)).append('\n');
    double seconds = segment(number).length().toNanos() / 1e9;
    text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,%n", seconds));
    text.append(number).append(".ts\n");
  }

  private boolean isJoin(long number) {
    return number > 0 && indexOf(number) == 0;
  }

  private long joinsBefore(long begin) {
    return begin == 0 ? 0 : (begin - 1 + first) / segments.size();
  }

  private Duration lengthOf(int number) {
    return segments.get((first + number) % segments.size()).length();
  }

  private int indexOf(long number) {
    return (int) ((first + number) % segments.size());
  }

  private long targetSeconds() {
    return segments.stream()
        .mapToLong(segment -> (segment.length().toMillis() + 999) / 1000)
        .max()
        .orElseThrow();
  }
}
