package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.source.Run;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Gives libavformat the bytes of one run. What the run throws must not pass through native frames:
 * it is kept here, libavformat gets an error code, and {@link #rethrow} throws it when the native
 * call has returned.
 */
final class RunReader {

  /**
   * How long one packet may take to come out of bytes that do arrive: a multiplex of nothing but
   * padding would hold the thread for ever otherwise.
   */
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final int ERROR = avutil.AVERROR_EXIT();
  private static final int END = avutil.AVERROR_EOF();

  private final Run run;
  private final BooleanSupplier stopped;
  private final LongSupplier nanoTime;
  private final TsContinuity continuity = new TsContinuity();
  private boolean transportStream;
  private long position;
  private long callStarted;
  private boolean impatient;
  private boolean ended;
  private @Nullable Throwable failure;
  private long bufferAddress;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  RunReader(Run run, BooleanSupplier stopped, LongSupplier nanoTime) {
    this.run = run;
    this.stopped = stopped;
    this.nanoTime = nanoTime;
  }

  /** A native call begins that may read; its patience starts now. */
  void begin() {
    callStarted = nanoTime.getAsLong();
  }

  /** Called by libavformat. Never throws. */
  int read(long address, int size) {
    if (failure != null || interrupted()) {
      return ERROR;
    }
    try {
      long waitFrom = nanoTime.getAsLong();
      int read = run.read(target(address, size));
      // The source has deadlines of its own, and a live playlist may rest longer than our patience.
      callStarted += nanoTime.getAsLong() - waitFrom;
      if (read < 0) {
        ended = true;
        return END;
      }
      if (transportStream) {
        continuity.scan(address, read, position);
      }
      position += read;
      return read;
    } catch (Throwable e) {
      failure = e;
      return ERROR;
    }
  }

  @SuppressWarnings("restricted")
  private ByteBuffer target(long address, int size) {
    if (address != bufferAddress || size != buffer.capacity()) {
      bufferAddress = address;
      buffer = NativeMemory.ALL.asSlice(address, size).asByteBuffer();
    }
    return buffer.clear();
  }

  /** Called by libavformat: {@code lseek}, or the size. Never throws. */
  long seek(long offset, int whence) {
    try {
      if ((whence & avformat.AVSEEK_SIZE) != 0) {
        return run.size() < 0 ? avutil.AVERROR_ENOSYS() : run.size();
      }
      run.seek(absolute(offset, whence & 3));
      position = absolute(offset, whence & 3);
      continuity.restart(position);
      ended = false;
      return position;
    } catch (Throwable e) {
      failure = e;
      return ERROR;
    }
  }

  private long absolute(long offset, int whence) {
    return switch (whence) {
      case 1 -> position + offset;
      case 2 -> run.size() + offset;
      default -> offset;
    };
  }

  /** Called by libavformat in long loops. Never throws. */
  boolean interrupted() {
    try {
      impatient |= nanoTime.getAsLong() - callStarted > PATIENCE_NANOS;
      return impatient || stopped.getAsBoolean();
    } catch (Throwable e) {
      failure = e;
      return true;
    }
  }

  /** Throws what went wrong during the native call that has just returned. */
  void rethrow() throws SourceException {
    Throwable thrown = failure;
    switch (thrown) {
      case null -> {
        if (stopped.getAsBoolean()) {
          throw new SourceException(SourceFault.STOPPED, "Watching was stopped");
        }
      }
      case SourceException fault -> throw fault;
      case Error error -> throw error;
      default ->
          throw new SourceException(
              SourceFault.MALFORMED, "The source failed unexpectedly while it was read", thrown);
    }
  }

  /** Whether bytes arrived for too long without anything coming out of them. */
  boolean impatient() {
    return impatient;
  }

  /** Whether the run's end has been read. */
  boolean ended() {
    return ended;
  }

  /** The container turns out to be a transport stream: watch its continuity from here on. */
  void watchContinuity() {
    transportStream = true;
    continuity.restart(position);
  }

  TsContinuity continuity() {
    return continuity;
  }
}
