package dev.glasswatch.media;

import dev.glasswatch.source.Input;
import dev.glasswatch.source.Run;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that can be read up to some byte, and then fails. */
final class FailingRun implements Run {

  static final SourceFault FAULT = SourceFault.STALLED;

  private final FileRun file;
  private final @Nullable RuntimeException unexpected;
  private long left;

  FailingRun(Path path, long readable) {
    this(path, readable, null);
  }

  /** Fails with something unexpected; with null in the expected way. */
  FailingRun(Path path, long readable, @Nullable RuntimeException unexpected) {
    this.file = new FileRun(path).unseekable();
    this.left = readable;
    this.unexpected = unexpected;
  }

  List<Input> asInputs() {
    return List.of(new FileInput(Input.Role.MAIN, List.of(this)));
  }

  @Override
  public int read(ByteBuffer into) throws SourceException {
    if (left <= 0) {
      if (unexpected != null) {
        throw unexpected;
      }
      throw new SourceException(FAULT, "No byte came for 10 s");
    }
    into.limit((int) Math.min(into.limit(), into.position() + left));
    int read = file.read(into);
    left -= read;
    return read;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long position) {
    throw new UnsupportedOperationException();
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
