package dev.glasswatch.watch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps in a memory-mapped file what each converter thread is opening or decoding. The pages belong
 * to the system, so what was written last is there when the process is not; and writing costs two
 * plain stores.
 *
 * <pre>
 *   0        256      512               slot, 256 bytes each
 *   +--------+--------+--------+-- …    0   what it does ({@link NativeWork.Doing}), one byte
 *   | header | slot 0 | slot 1 |        1   length of the stream's id, one byte
 *   +--------+--------+--------+-- …    2   the id, UTF-8
 *   0 magic, 4 version, 8 process id, 16 when it began, milliseconds since 1970
 * </pre>
 *
 * <p>Opening it reads what a crashed process left, and begins anew. Only a crash in native code
 * counts, which leaves the JVM's fatal error log: a process that was killed proves nothing against
 * what it happened to decode. Safe for many threads.
 */
public final class CrashLedger implements NativeWork, AutoCloseable {

  static final int SLOTS = 512;

  private static final int RECORD = 256;
  private static final int MAGIC = 0x47574C47;
  private static final int VERSION = 1;
  private static final int LONGEST_ID = 200;
  private static final String CONVERTER = "convert-";

  private final Arena arena = Arena.ofShared();
  private final MemorySegment file;
  private final Set<String> suspects;
  private final Deque<Integer> free = new ArrayDeque<>();
  private boolean closed;

  /**
   * Opens the ledger, or makes one.
   *
   * @param path of the file
   * @param reports where a process of this id would leave its fatal error log
   * @param processId of this process
   * @param now when it begins
   */
  public CrashLedger(Path path, CrashReports reports, long processId, Instant now)
      throws IOException {
    file = map(path);
    suspects = suspects(reports);
    file.fill((byte) 0);
    file.set(CrashFields.INT, 0, MAGIC);
    file.set(CrashFields.INT, 4, VERSION);
    file.set(CrashFields.LONG, 8, processId);
    file.set(CrashFields.LONG, 16, now.toEpochMilli());
    for (int slot = 0; slot < SLOTS; slot++) {
      free.addLast(slot);
    }
  }

  private MemorySegment map(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, (SLOTS + 1L) * RECORD, arena);
    }
  }

  /** Streams on which a crash of the process before is blamed; empty when it did not crash. */
  public Set<String> suspects() {
    return suspects;
  }

  private Set<String> suspects(CrashReports reports) {
    boolean readable =
        file.get(CrashFields.INT, 0) == MAGIC && file.get(CrashFields.INT, 4) == VERSION;
    Optional<CrashReport> report =
        readable
            ? reports.of(
                file.get(CrashFields.LONG, 8), Instant.ofEpochMilli(file.get(CrashFields.LONG, 16)))
            : Optional.empty();
    return report.map(each -> blamed(each, left())).orElse(Set.of());
  }

  /** The stream of the thread that crashed, if it was one's; else all that were in native code. */
  private static Set<String> blamed(CrashReport report, List<String> left) {
    return report
        .thread()
        .filter(thread -> thread.startsWith(CONVERTER))
        .map(thread -> Set.of(thread.substring(CONVERTER.length())))
        .orElseGet(() -> Set.copyOf(new HashSet<>(left)));
  }

  /** The name of the thread that converts a stream. */
  static String threadOf(String stream) {
    return CONVERTER + stream;
  }

  /** Streams that were being opened or decoded. */
  private List<String> left() {
    List<String> streams = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      MemorySegment record = record(slot);
      if (record.get(CrashFields.BYTE, 0) != 0) {
        int length = Byte.toUnsignedInt(record.get(CrashFields.BYTE, 1));
        streams.add(CrashFields.text(record, 2, Math.min(length, LONGEST_ID)));
      }
    }
    return streams;
  }

  private MemorySegment record(int slot) {
    return file.asSlice((slot + 1L) * RECORD, RECORD);
  }

  /** A desk in a free slot; one that keeps nothing when there is none, or after the end. */
  @Override
  public synchronized Desk begin(String stream) {
    Integer slot = closed ? null : free.pollFirst();
    if (slot == null) {
      return Desk.EMPTY;
    }
    MemorySegment record = record(slot);
    int length = CrashFields.text(record, 2, LONGEST_ID, stream);
    record.set(CrashFields.BYTE, 1, (byte) length);
    return new SlotDesk(slot, record);
  }

  private synchronized void free(int slot) {
    free.addLast(slot);
  }

  /** A desk whose notes are a slot of the file. */
  private final class SlotDesk implements Desk {

    private final int slot;
    private final MemorySegment record;

    SlotDesk(int slot, MemorySegment record) {
      this.slot = slot;
      this.record = record;
    }

    @Override
    public void does(Doing doing) {
      record.set(CrashFields.BYTE, 0, (byte) doing.ordinal());
    }

    @Override
    public void close() {
      does(Doing.NOTHING);
      free(slot);
    }
  }

  /** Nothing is noted from now on. The mapping ends with the process: a thread may be at work. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
