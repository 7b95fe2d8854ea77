package dev.glasswatch.media;

import dev.glasswatch.source.Run;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file as one run of bytes. */
final class FileRun implements Run {

  private final Path file;
  private @Nullable FileChannel channel;
  private boolean seekable = true;
  private boolean sameClock;
  private @Nullable Anchor anchor;

  FileRun(Path file) {
    this.file = file;
  }

  FileRun unseekable() {
    seekable = false;
    return this;
  }

  FileRun sameAsBefore() {
    sameClock = true;
    return this;
  }

  FileRun anchoredAt(Anchor start) {
    anchor = start;
    return this;
  }

  private FileChannel channel() throws IOException {
    if (channel == null) {
      channel = FileChannel.open(file);
    }
    return channel;
  }

  @Override
  public int read(ByteBuffer into) throws SourceException {
    try {
      return channel().read(into);
    } catch (IOException e) {
      throw new SourceException(SourceFault.FILE_UNREADABLE, "The file cannot be read", e);
    }
  }

  @Override
  public long size() {
    try {
      return channel().size();
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public boolean seekable() {
    return seekable;
  }

  @Override
  public void seek(long position) throws SourceException {
    try {
      channel().position(position);
    } catch (IOException e) {
      throw new SourceException(SourceFault.FILE_UNREADABLE, "The file cannot be read", e);
    }
  }

  @Override
  public Optional<String> format() {
    return Optional.empty();
  }

  @Override
  public boolean sameClock() {
    return sameClock;
  }

  @Override
  public Optional<Anchor> anchorAt(long position) {
    return Optional.ofNullable(anchor).filter(start -> position >= start.position());
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
