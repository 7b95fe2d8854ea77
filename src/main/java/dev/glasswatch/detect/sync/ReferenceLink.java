package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.sync.reference.Fingerprints;
import dev.glasswatch.detect.sync.reference.Tally;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What joins the detector of one stream to that of another.
 *
 * @param own where its fingerprints go; empty as long as nobody wants them
 * @param reference gives those of what it is compared with, as long as they are known; empty when
 *     it is compared with nothing
 * @param tally adds up what comes of it
 * @param live whether both are watched at the same time
 */
public record ReferenceLink(
    Supplier<Optional<Fingerprints>> own,
    Optional<Supplier<Optional<Fingerprints>>> reference,
    Tally tally,
    boolean live) {

  /** Compares an input with a reference that has been watched to its end. */
  public static ReferenceLink with(Fingerprints reference) {
    return with(reference, Fingerprints.whole());
  }

  /** Likewise, with the input's own fingerprints to be had afterwards. */
  public static ReferenceLink with(Fingerprints reference, Fingerprints into) {
    Optional<Fingerprints> own = Optional.of(into);
    Optional<Fingerprints> known = Optional.of(reference);
    return new ReferenceLink(() -> own, Optional.of(() -> known), new Tally(), false);
  }
}
