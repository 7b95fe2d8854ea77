package dev.glasswatch.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.Deflater;

/**
 * The file, and after midnight or when it is full the next one, that one recording is written to.
 * Used by one thread.
 */
final class TraceFile {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 80;
  private static final int MOST_TRIES = 1000;

  private final Path folder;
  private final TraceHeader header;
  private final long fileBytes;
  private Optional<FileChannel> channel = Optional.empty();
  private Optional<Path> path = Optional.empty();
  private LocalDate day = LocalDate.EPOCH;
  private long size;

  TraceFile(Path folder, TraceHeader header, long fileBytes) {
    this.folder = folder;
    this.header = header;
    this.fileBytes = fileBytes;
  }

  /** The file that is being written. */
  Optional<Path> path() {
    return path;
  }

  /**
   * Adds a block. After a failure nothing of it is left, and the next one begins a new file.
   *
   * @return bytes that it took
   */
  long append(byte[] block, Deflater deflater, Instant now) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (channel.isPresent() && (size >= fileBytes || !today.equals(day))) {
      close();
    }
    long before = channel.isPresent() ? size : 0;
    try {
      if (channel.isEmpty()) {
        open(deflater, now);
        day = today;
      }
      write(TraceFormat.frame(block, deflater));
    } catch (IOException e) {
      giveUp();
      throw e;
    }
    return size - before;
  }

  private void open(Deflater deflater, Instant now) throws IOException {
    FileChannel opened = create(now);
    channel = Optional.of(opened);
    size = 0;
    write(ByteBuffer.wrap(TraceFormat.opening()));
    write(TraceFormat.frame(header.bytes(), deflater));
  }

  private FileChannel create(Instant now) throws IOException {
    String name = safe(header.stream()) + "-" + STAMP.format(now);
    for (int i = 1; ; i++) {
      Path file = folder.resolve(name + (i == 1 ? "" : "-" + i) + TraceFormat.SUFFIX);
      try {
        FileChannel created =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        path = Optional.of(file);
        return created;
      } catch (FileAlreadyExistsException e) {
        if (i == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private static String safe(String stream) {
    String name = stream.replaceAll("[^A-Za-z0-9._-]+", "_");
    String end = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    return end.replaceFirst("^[._-]+", ""); // hidden files are hard to find
  }

  private void write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    FileChannel open = channel.orElseThrow();
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
    size += length;
  }

  private void giveUp() {
    try {
      if (channel.isPresent()) {
        channel.get().truncate(size);
      }
    } catch (IOException e) {
      // Then it breaks off within a block, which readers expect.
    }
    try {
      close();
    } catch (IOException e) {
      // Nothing more can be lost of it.
    }
  }

  void close() throws IOException {
    Optional<FileChannel> last = channel;
    channel = Optional.empty();
    path = Optional.empty();
    if (last.isPresent()) {
      last.get().close();
    }
  }
}
