package dev.glasswatch.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;

/** Fetches what fMP4 segments need before them, and keeps the last one. Used by one thread. */
final class InitialisationSections {
  private static final Set<String> FIRST_BOXES = Set.of("ftyp", "styp", "moov", "free", "sidx");

  private final Fetcher fetcher;
  private final KeyRing keys;
  private final SourceLimits limits;

  private Optional<Segment.Resource> current = Optional.empty();
  private byte[] bytes = new byte[0];

  InitialisationSections(Fetcher fetcher, KeyRing keys, SourceLimits limits) {
    this.fetcher = fetcher;
    this.keys = keys;
    this.limits = limits;
  }

  /** Makes this segment's section the current one; true when it was another before. */
  boolean turnTo(Segment segment) throws SourceException {
    Optional<Segment.Resource> wanted = segment.initialisation();
    boolean same =
        wanted.isEmpty() ? current.isEmpty() : current.filter(wanted.get()::same).isPresent();
    if (!same) {
      bytes = wanted.isEmpty() ? new byte[0] : fetch(wanted.get(), segment.encryption());
      current = wanted;
    }
    return !same;
  }

  /** The current section, empty for formats that have none. */
  byte[] bytes() {
    return bytes;
  }

  private byte[] fetch(Segment.Resource resource, Optional<Segment.Encryption> encryption)
      throws SourceException {
    int bound = limits.bounds().initialisation();
    Budget budget = new Budget(limits.deadlines().segment());
    byte[] fetched = fetcher.readAll(resource.url(), resource.span(), bound, budget);
    // Whether a section is encrypted hangs on the order of tags, which the parser does not keep;
    // that it is clear can be seen.
    if (encryption.isEmpty() || startsWithBox(fetched)) {
      return fetched;
    }
    try {
      return keys.decryption(encryption.get()).doFinal(fetched);
    } catch (GeneralSecurityException e) {
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(resource.url().toString()) + " cannot be decrypted with its key.");
    }
  }

  private static boolean startsWithBox(byte[] bytes) {
    return bytes.length >= 8
        && FIRST_BOXES.contains(new String(bytes, 4, 4, StandardCharsets.ISO_8859_1));
  }
}
