package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.EvaluateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of an MPEG transport stream as its 188-byte packets carry them (ISO/IEC 13818-1,
 * 2.4.3); all of it is in memory.
 */
final class TsVideo {

  static final int PACKET = 188;
  private static final int HEADER = 4;
  private static final int SYNC = 0x47;
  private static final int NO_PID = -1;

  private final byte[] bytes;
  private final int pid;
  private final List<Unit> units = new ArrayList<>();

  /**
   * One coded picture, in the order of decoding.
   *
   * @param micros its PTS as our decoder tells it, microseconds
   * @param key whether decoding can start here
   * @param packets numbers of its packets among all of the file
   */
  record Unit(long micros, boolean key, List<Integer> packets) {}

  /** Reads a file. */
  TsVideo(Path file) throws EvaluateException {
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be read: " + e.getMessage(), e);
    }
    int found = NO_PID;
    for (int packet = 0; packet < packets(); packet++) {
      if (found == NO_PID && startsPicture(packet)) {
        found = pid(packet);
      }
      if (found != NO_PID && pid(packet) == found && hasPayload(packet)) {
        add(packet);
      }
    }
    pid = found;
    if (units.isEmpty()) {
      throw new EvaluateException(file + " is no transport stream with pictures");
    }
  }

  private void add(int packet) {
    if (startsPicture(packet)) {
      units.add(new Unit(pts(packet), isKey(packet), new ArrayList<>()));
    }
    if (!units.isEmpty()) {
      units.getLast().packets().add(packet);
    }
  }

  /** Its pictures in the order of decoding. */
  List<Unit> units() {
    return units;
  }

  /** How many packets there are in all. */
  int packets() {
    return bytes.length / PACKET;
  }

  /** Whether a packet belongs to the picture's track. */
  boolean isVideo(int packet) {
    return pid(packet) == pid;
  }

  /** A copy of all bytes. */
  byte[] copy() {
    return bytes.clone();
  }

  /** Where a packet's payload begins, among all bytes. */
  int payload(int packet) {
    int at = packet * PACKET;
    boolean adaptation = (bytes[at + 3] & 0x20) != 0;
    return at + HEADER + (adaptation ? 1 + (bytes[at + HEADER] & 0xFF) : 0);
  }

  /** Whether it carries any. */
  boolean hasPayload(int packet) {
    return (bytes[packet * PACKET + 3] & 0x10) != 0;
  }

  private int pid(int packet) {
    int at = packet * PACKET;
    return (bytes[at + 1] & 0x1F) << 8 | bytes[at + 2] & 0xFF;
  }

  private boolean startsPicture(int packet) {
    int at = packet * PACKET;
    boolean start = bytes[at] == SYNC && (bytes[at + 1] & 0x40) != 0 && hasPayload(packet);
    int payload = start ? payload(packet) : 0;
    return start
        && payload + 14 <= at + PACKET
        && bytes[payload] == 0
        && bytes[payload + 1] == 0
        && bytes[payload + 2] == 1
        && (bytes[payload + 3] & 0xF0) == 0xE0;
  }

  private boolean isKey(int packet) {
    int at = packet * PACKET;
    boolean adaptation = (bytes[at + 3] & 0x20) != 0 && bytes[at + HEADER] > 0;
    return adaptation && (bytes[at + HEADER + 1] & 0x40) != 0;
  }

  private long pts(int packet) {
    int at = payload(packet) + 9;
    long value =
        (long) (bytes[at] & 0x0E) << 29
            | (bytes[at + 1] & 0xFFL) << 22
            | (bytes[at + 2] & 0xFEL) << 14
            | (bytes[at + 3] & 0xFFL) << 7
            | (bytes[at + 4] & 0xFEL) >> 1;
    return Math.round(value * 1e6 / 90_000);
  }
}
