package dev.glasswatch.source;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Fetches AES-128 keys, and keeps the last few. Never printed. Used by one thread. */
final class KeyRing {
  private static final int KEPT = 8;
  private static final int LENGTH = 16;

  private final Fetcher fetcher;
  private final SourceDeadlines deadlines;
  private final Map<URI, byte[]> keys =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  KeyRing(Fetcher fetcher, SourceDeadlines deadlines) {
    this.fetcher = fetcher;
    this.deadlines = deadlines;
  }

  /** A cipher that takes a segment from its first byte on. */
  Cipher decryption(Segment.Encryption encryption) throws SourceException {
    byte[] key = key(encryption.key());
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(encryption.iv()));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES.", e);
    }
  }

  private byte[] key(URI url) throws SourceException {
    byte[] known = keys.get(url);
    if (known != null) {
      return known;
    }
    byte[] key = fetcher.readAll(url, ByteSpan.WHOLE, 1024, new Budget(deadlines.response()));
    if (key.length != LENGTH) {
      throw new SourceException(
          SourceFault.MALFORMED,
          "%s is no AES-128 key: it has %d bytes instead of 16."
              .formatted(RedactedUrl.of(url.toString()), key.length));
    }
    keys.put(url, key);
    return key;
  }
}
