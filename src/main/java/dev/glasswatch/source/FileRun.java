package dev.glasswatch.source;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A local file from its first byte to its last. */
final class FileRun implements Run {
  private final FileBody file;
  private final StopSignal stop;

  FileRun(FileBody file, StopSignal stop) {
    this.file = file;
    this.stop = stop;
  }

  @Override
  public int read(ByteBuffer into) throws SourceException {
    stop.check();
    return file.read(into);
  }

  @Override
  public long size() {
    return file.length();
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public void seek(long position) {
    file.seek(position);
  }

  @Override
  public Optional<String> format() {
    return Optional.empty();
  }

  @Override
  public boolean sameClock() {
    return false;
  }

  @Override
  public Optional<Anchor> anchorAt(long position) {
    return Optional.empty();
  }

  @Override
  public void close() {
    file.close();
  }
}
