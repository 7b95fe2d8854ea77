package dev.glasswatch.orchestrate;

import dev.glasswatch.orchestrate.StreamException.Cause;
import dev.glasswatch.store.Store;
import dev.glasswatch.store.StoreAwayException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of the store. Those of the configuration are not in it: the file has the last word on
 * them at every start.
 */
final class StoredStreams implements StreamBook {

  private final Store store;
  private final InstantSource clock;
  private final Set<String> configured = ConcurrentHashMap.newKeySet();

  StoredStreams(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Leaves these streams to the configuration. */
  void leaveToConfiguration(List<StreamSpec> specs) {
    specs.forEach(spec -> configured.add(spec.id()));
  }

  List<StreamSpec> all() {
    return store.streams().stream().map(StreamText::read).toList();
  }

  @Override
  public void put(StreamSpec spec) throws StreamException {
    if (!configured.contains(spec.id())) {
      orRefused(() -> store.putStream(spec.id(), StreamText.write(spec), clock.instant()));
    }
  }

  @Override
  public void remove(String id) throws StreamException {
    orRefused(() -> store.removeStream(id));
    configured.remove(id);
  }

  private static void orRefused(Runnable entry) throws StreamException {
    try {
      entry.run();
    } catch (StoreAwayException e) {
      throw new StreamException(
          Cause.STORE_AWAY,
          "The store cannot be written to right now, so this would be forgotten: try again later.");
    }
  }
}
