package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.source.Run;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Owns the {@code AVIOContext} through which libavformat reads one run. */
final class RunIo implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final RunReader reader;
  private final Pointer key;
  private final AVIOContext context;
  private boolean closed;

  RunIo(Run run, BooleanSupplier stopped, LongSupplier nanoTime) {
    reader = new RunReader(run, stopped, nanoTime);
    key = RunCallbacks.register(reader);
    context =
        avformat.avio_alloc_context(
            new BytePointer(avutil.av_malloc(BUFFER)),
            BUFFER,
            0,
            key,
            RunCallbacks.READ,
            (Write_packet_Pointer_BytePointer_int) null,
            run.seekable() ? RunCallbacks.SEEK : null);
    NativeCount.opened();
  }

  RunReader reader() {
    return reader;
  }

  AVIOContext context() {
    return context;
  }

  /** Makes libavformat read here and nowhere else. */
  void attach(AVFormatContext format) {
    format.pb(context);
    format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    format.interrupt_callback().callback(RunCallbacks.INTERRUPT);
    format.interrupt_callback().opaque(key);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      // libavformat may have replaced the buffer; the context knows which one it has now
      avutil.av_free(context.buffer());
      avformat.avio_context_free(context);
      RunCallbacks.forget(key);
      NativeCount.closed();
    }
  }
}
