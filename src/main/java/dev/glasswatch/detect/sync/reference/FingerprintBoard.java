package dev.glasswatch.detect.sync.reference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the streams of one process leave their fingerprints for each other: of those that are
 * wanted, the last 90 s. All methods may be called from any thread.
 */
public final class FingerprintBoard {

  private final Map<String, Place> places = new ConcurrentHashMap<>();

  /** One stream's part. */
  private static final class Place {
    private final Set<String> readers = ConcurrentHashMap.newKeySet();
    private volatile Optional<Fingerprints> prints = Optional.empty();

    synchronized Optional<Fingerprints> begun() {
      if (prints.isEmpty()) {
        prints = Optional.of(Fingerprints.live());
      }
      return prints;
    }

    synchronized void drop() {
      prints = Optional.empty();
    }
  }

  private Place place(String stream) {
    Place known = places.get(stream);
    return known == null ? places.computeIfAbsent(stream, each -> new Place()) : known;
  }

  /** Where a stream that compares itself leaves its own. */
  public Optional<Fingerprints> own(String stream) {
    Place place = place(stream);
    return place.prints.isPresent() ? place.prints : place.begun();
  }

  /** Where a stream leaves its own, if somebody wants them. */
  public Optional<Fingerprints> wanted(String stream) {
    Place place = place(stream);
    if (place.prints.isPresent() || place.readers.isEmpty()) {
      return place.prints;
    }
    return place.begun();
  }

  /** Those that another stream has left; they are wanted from now on. */
  public Optional<Fingerprints> read(String reader, String stream) {
    Place place = place(stream);
    place.readers.add(reader);
    return place.prints;
  }

  /** A stream no longer reads those of others; it may begin again. */
  public void stops(String reader) {
    places.values().forEach(place -> place.readers.remove(reader));
  }

  /** A stream is gone. */
  public void left(String stream) {
    stops(stream);
    Place place = places.get(stream);
    if (place != null) {
      place.drop();
      places.computeIfPresent(stream, (id, each) -> each.readers.isEmpty() ? null : each);
    }
  }
}
