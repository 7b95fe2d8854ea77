package dev.glasswatch.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Rounds in a file while the database is away, one a line: the CRC-32 of the rest in eight
 * hexadecimal digits, a blank, and JSON. A line that a crash cut short ends the journal: it was
 * never confirmed, so nothing was sent because of it. Not thread-safe.
 */
final class Journal implements AutoCloseable {

  /** A round with its number; numbers rise, and are never used again. */
  record Line(long number, Round round) {}

  private static final int CRC_LENGTH = 8;

  private final FileChannel file;
  private final long mostBytes;
  private long end;
  private long readAt;
  private long lastNumber;

  private Journal(FileChannel file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /**
   * Opens a journal, making it when there is none, and cuts off what a crash left half written. Of
   * one that is damaged elsewhere, the whole is kept beside it.
   *
   * @param mostBytes longer it never gets
   */
  static Journal open(Path path, long mostBytes) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Journal journal = new Journal(file, mostBytes);
    journal.readThrough();
    if (journal.goesOnAfterDamage()) {
      file.close();
      JournalSalvage.of(path);
      return open(path, mostBytes);
    }
    journal.end = journal.readAt;
    file.truncate(journal.end);
    return journal;
  }

  private void readThrough() throws IOException {
    for (List<Line> lines = read(1000); !lines.isEmpty(); lines = read(1000)) {
      lastNumber = lines.getLast().number();
    }
  }

  /** Whether there are more lines after one that does not hold. */
  private boolean goesOnAfterDamage() throws IOException {
    return fromHere().lines().limit(2).count() == 2;
  }

  // Not to be closed: that would close the file.
  private BufferedReader fromHere() throws IOException {
    file.position(readAt);
    return new BufferedReader(
        new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8));
  }

  boolean isEmpty() {
    return end == 0;
  }

  long bytes() {
    return end;
  }

  /** Numbers up to this one were used before. */
  void numberAfter(long number) {
    lastNumber = Math.max(lastNumber, number);
  }

  /**
   * Adds a round; once this returns, it survives a loss of power.
   *
   * @throws IOException when it could not be written, or the journal is full; it is as before then
   */
  void append(Round round) throws IOException {
    byte[] line = encode(new Line(lastNumber + 1, round));
    if (end + line.length > mostBytes) {
      throw new IOException("The journal is full");
    }
    try {
      write(line);
      file.force(false);
    } catch (IOException e) {
      file.truncate(end);
      throw e;
    }
    end += line.length;
    lastNumber++;
  }

  private void write(byte[] line) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(line);
    for (long at = end; buffer.hasRemaining(); ) {
      at += file.write(buffer, at);
    }
  }

  /** The next {@link #read} begins with the oldest round. */
  void rewind() {
    readAt = 0;
  }

  /** Up to {@code most} rounds in order, from where the last read ended. */
  List<Line> read(int most) throws IOException {
    List<Line> lines = new ArrayList<>();
    BufferedReader reader = fromHere();
    Optional<Line> line = Optional.empty();
    while (lines.size() < most && (line = decode(reader.readLine())).isPresent()) {
      lines.add(line.get());
    }
    return lines;
  }

  private Optional<Line> decode(@Nullable String text) throws IOException {
    if (text == null || !holds(text)) {
      return Optional.empty();
    }
    long next = readAt + text.getBytes(StandardCharsets.UTF_8).length + 1L;
    if (next > file.size()) {
      return Optional.empty();
    }
    readAt = next;
    return Optional.of(StoreJson.read(text.substring(CRC_LENGTH + 1), Line.class));
  }

  /** Whether a line is as it was written. */
  static boolean holds(String text) {
    return text.length() > CRC_LENGTH && text.startsWith(crc(text.substring(CRC_LENGTH + 1)));
  }

  /** Forgets all rounds. */
  void clear() throws IOException {
    file.truncate(0);
    file.force(true);
    end = 0;
  }

  private static byte[] encode(Line line) {
    String json = StoreJson.write(line);
    return (crc(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String crc(String json) {
    CRC32 crc = new CRC32();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
