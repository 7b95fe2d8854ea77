package dev.glasswatch.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Inflater;

/**
 * Reads one trace file, block by block. One that breaks off, as after a crash, is read up to its
 * last whole block.
 */
public final class TraceReader implements AutoCloseable {

  private final Path file;
  private final DataInputStream in;
  private final Inflater inflater = new Inflater();
  private final TraceHeader header;
  private boolean brokenOff;

  /**
   * Opens a file.
   *
   * @throws TraceException when it cannot be read, is no trace, or one of a later version
   */
  public TraceReader(Path file) throws TraceException {
    this.file = file;
    try {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    } catch (IOException e) {
      inflater.end();
      throw new TraceException(file + " cannot be read: name trace files, or their folder", e);
    }
    try {
      header = readHeader();
    } catch (TraceException e) {
      close();
      throw e;
    }
  }

  private TraceHeader readHeader() throws TraceException {
    try {
      int version =
          TraceFormat.readOpening(in)
              .orElseThrow(
                  () ->
                      new TraceException(
                          file + " is no trace: name what --trace wrote, or its folder"));
      if (version != TraceFormat.VERSION) {
        throw new TraceException(
            ("%s has version %d of the trace format and this Glasswatch reads version %d: use the"
                    + " Glasswatch that wrote it, or a newer one")
                .formatted(file, version, TraceFormat.VERSION));
      }
      byte[] bytes = TraceFormat.readFrame(in, inflater).orElseThrow(EOFException::new);
      return TraceHeader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (EOFException e) {
      throw new TraceException(file + " breaks off before anything is traced: leave it out", e);
    } catch (IOException e) {
      throw new TraceException(file + " is damaged where it says what it is: leave it out", e);
    }
  }

  /** What the file is of. */
  public TraceHeader header() {
    return header;
  }

  /** The next block; empty at the end, or where the file is damaged or breaks off. */
  public Optional<TraceBlock> next() {
    try {
      return brokenOff
          ? Optional.empty()
          : TraceFormat.readFrame(in, inflater).map(TraceBlock::new);
    } catch (IOException | VarintReader.DamagedException e) {
      brokenOff = true;
      return Optional.empty();
    }
  }

  /** Whether the file ended within a block. */
  public boolean brokenOff() {
    return brokenOff;
  }

  @Override
  public void close() {
    inflater.end();
    try {
      in.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
