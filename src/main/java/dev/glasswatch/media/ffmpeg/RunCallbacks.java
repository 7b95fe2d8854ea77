package dev.glasswatch.media.ffmpeg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The three C functions that libavformat calls for every stream of the process. One of each, not
 * one a stream: JavaCPP compiles in only a handful of trampolines a signature. Which reader is
 * meant travels as the {@code opaque} pointer, whose address is a number of ours.
 */
final class RunCallbacks {

  /** Strong references: native code holds these for the life of the process. */
  static final Read READ = new Read();

  static final Seek SEEK = new Seek();
  static final Interrupt INTERRUPT = new Interrupt();

  private static final Map<Long, RunReader> READERS = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong(1);

  private RunCallbacks() {}

  /** What to give libavformat as {@code opaque} for this reader, until {@link #forget}. */
  static Pointer register(RunReader reader) {
    Key key = new Key(NEXT.getAndIncrement());
    READERS.put(key.address(), reader);
    return key;
  }

  static void forget(Pointer key) {
    READERS.remove(key.address());
  }

  private static @Nullable RunReader reader(@Nullable Pointer key) {
    return key == null ? null : READERS.get(key.address());
  }

  private static final class Key extends Pointer {
    Key(long number) {
      address = number;
    }
  }

  static final class Read extends Read_packet_Pointer_BytePointer_int {

    @Override
    public int call(Pointer opaque, BytePointer into, int size) {
      RunReader reader = reader(opaque);
      return reader == null ? avutil.AVERROR_EXIT() : reader.read(into.address(), size);
    }
  }

  static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      RunReader reader = reader(opaque);
      return reader == null ? avutil.AVERROR_EXIT() : reader.seek(offset, whence);
    }
  }

  static final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      RunReader reader = reader(opaque);
      return reader == null || reader.interrupted() ? 1 : 0;
    }
  }
}
