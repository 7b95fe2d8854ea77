package dev.glasswatch.evaluate.reel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Which half of the sources a recording belongs to. Whatever is fitted or tuned sees the tuning
 * half only; published figures are of the test half.
 */
public enum Half {
  /** To fit and to choose settings with. */
  TUNING,
  /** To measure on. */
  TEST;

  /**
   * The half of a recording. It follows from the name alone (the last bit of its CRC-32), so it
   * stays the same whatever else there is, and nobody chose it.
   */
  public static Half of(String recording) {
    CRC32 crc = new CRC32();
    crc.update(recording.getBytes(StandardCharsets.UTF_8));
    return (crc.getValue() & 1) == 0 ? TUNING : TEST;
  }

  /** As printed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
