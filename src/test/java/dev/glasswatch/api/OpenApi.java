package dev.glasswatch.api;

import dev.glasswatch.orchestrate.BatchSettings;
import java.net.URI;
import java.util.List;

/** The test server for tests elsewhere. */
public final class OpenApi implements AutoCloseable {

  private final TestApi api = new TestApi(BatchSettings.DEFAULTS, KEYS);

  /** The key that opens it. */
  public static final String KEY = "correct-horse-battery-staple";

  private static final List<String> KEYS = List.of(KEY);

  /** Where it listens. */
  public URI uri() {
    return api.uri("/");
  }

  @Override
  public void close() {
    api.close();
  }
}
