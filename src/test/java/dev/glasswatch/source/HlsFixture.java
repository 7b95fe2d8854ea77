package dev.glasswatch.source;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Playlists and segments for tests, and what a reader made of them. */
final class HlsFixture {
  /** A run as a reader saw it. */
  record SeenRun(Optional<String> format, boolean sameClock, byte[] bytes) {}

  private HlsFixture() {}

  /** A segment that looks like MPEG-TS to whoever looks at its first byte. */
  static byte[] ts(int number) {
    byte[] bytes = SourceFixture.noise(150_000 + number, number);
    bytes[0] = 0x47;
    return bytes;
  }

  static byte[] initialisation(int number) {
    byte[] bytes = SourceFixture.noise(700, 1000 + number);
    System.arraycopy(new byte[] {0, 0, 0, 20, 'f', 't', 'y', 'p'}, 0, bytes, 0, 8);
    return bytes;
  }

  /** A live playlist of segments {@code s<n>.ts} that last a second each. */
  static String live(int first, int count) {
    StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n");
    text.append("#EXT-X-MEDIA-SEQUENCE:").append(first).append('\n');
    for (int i = first; i < first + count; i++) {
      text.append("#EXTINF:1.0,\ns").append(i).append(".ts\n");
    }
    return text.toString();
  }

  static byte[] encrypt(byte[] clear, byte[] key, byte[] iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(clear);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static List<SeenRun> runs(Input input) throws SourceException {
    List<SeenRun> runs = new ArrayList<>();
    for (Optional<Run> next = input.next(); next.isPresent(); next = input.next()) {
      try (Run run = next.get()) {
        runs.add(
            new SeenRun(run.format(), run.sameClock(), SourceFixture.read(run, Integer.MAX_VALUE)));
      }
    }
    return runs;
  }
}
