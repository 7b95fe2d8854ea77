package dev.glasswatch.watch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How values lie in the crash ledger: in the byte order of the machine, which does not move. */
final class CrashFields {

  static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private CrashFields() {}

  /** Reads text of so many bytes. */
  static String text(MemorySegment record, long at, int length) {
    return new String(record.asSlice(at, length).toArray(BYTE), StandardCharsets.UTF_8);
  }

  /** Writes text, cut to so many bytes; how many it takes. */
  static int text(MemorySegment record, long at, int most, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(bytes, Math.min(bytes.length, most));
    MemorySegment.copy(cut, 0, record, BYTE, at, cut.length);
    return cut.length;
  }
}
