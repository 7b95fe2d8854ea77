package dev.glasswatch.media;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The inputs of one connection, and which of them to read next. */
final class InputFeeds {

  /** How far one input may be read ahead of another that keeps us waiting, in media time. */
  static final long MOST_LEAD = 5_000_000;

  private final List<InputFeed> feeds;

  InputFeeds(List<InputFeed> feeds) {
    this.feeds = List.copyOf(feeds);
  }

  /**
   * The input that is behind, unless only the other one can be read without waiting; null at the
   * end of all.
   */
  @Nullable InputFeed next() {
    InputFeed behind = null;
    InputFeed ahead = null;
    for (int i = 0; i < feeds.size(); i++) {
      InputFeed feed = feeds.get(i);
      if (!feed.ended() && (behind == null || feed.reached() < behind.reached())) {
        ahead = behind;
        behind = feed;
      } else if (!feed.ended()) {
        ahead = feed;
      }
    }
    return prefersAhead(behind, ahead) ? ahead : behind;
  }

  private static boolean prefersAhead(@Nullable InputFeed behind, @Nullable InputFeed ahead) {
    return behind != null
        && ahead != null
        && ahead.open()
        && behind.hasReached()
        && ahead.reached() - behind.reached() < MOST_LEAD
        && !behind.input().ready()
        && ahead.input().ready();
  }

  List<InputFeed> all() {
    return feeds;
  }

  void forEach(Consumer<InputFeed> action) {
    feeds.forEach(action);
  }
}
