package dev.glasswatch.orchestrate;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Marks what this thread logs as being about one stream, for as long as it is open. Unlike the
 * MDC's own it may be nested.
 */
final class StreamScope implements AutoCloseable {

  private static final String KEY = "stream";

  private final @Nullable String before;

  StreamScope(String stream) {
    before = MDC.get(KEY);
    MDC.put(KEY, stream);
  }

  @Override
  public void close() {
    if (before == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, before);
    }
  }
}
