package dev.glasswatch.media.ffmpeg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Turns decoded sound of any sample format into floats with full scale at ±1.0. Integer formats are
 * divided by 2^(bits-1), so that the most negative value is -1.0 exactly.
 */
public final class SampleReader {

  private static final float SCALE_8 = 1f / 128;
  private static final float SCALE_16 = 1f / 32768;
  private static final float SCALE_32 = 1f / 2147483648f;
  private static final double SCALE_64 = 0x1p-63;

  private SampleReader() {}

  /** Reads {@code count} samples of one channel, from sample {@code from} of the frame on. */
  public static void read(NativeFrame frame, int channel, int from, float[] into, int count) {
    int format = frame.format();
    boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
    int width = avutil.av_get_bytes_per_sample(format);
    int channels = planar ? 1 : frame.channels();
    long data = planar ? frame.channelData(channel) : frame.channelData(0) + (long) width * channel;
    long step = (long) width * channels;
    convert(format, data + from * step, step, into, count);
  }

  private static void convert(int format, long at, long step, float[] into, int count) {
    switch (format) {
      case avutil.AV_SAMPLE_FMT_FLTP ->
          MemorySegment.copy(
              NativeMemory.ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, at, into, 0, count);
      case avutil.AV_SAMPLE_FMT_FLT -> floats(at, step, into, count);
      case avutil.AV_SAMPLE_FMT_S16, avutil.AV_SAMPLE_FMT_S16P -> shorts(at, step, into, count);
      case avutil.AV_SAMPLE_FMT_S32, avutil.AV_SAMPLE_FMT_S32P -> ints(at, step, into, count);
      case avutil.AV_SAMPLE_FMT_U8, avutil.AV_SAMPLE_FMT_U8P -> bytes(at, step, into, count);
      case avutil.AV_SAMPLE_FMT_DBL, avutil.AV_SAMPLE_FMT_DBLP -> doubles(at, step, into, count);
      case avutil.AV_SAMPLE_FMT_S64, avutil.AV_SAMPLE_FMT_S64P -> longs(at, step, into, count);
      default -> throw new IllegalStateException("libavcodec gave sample format " + format);
    }
  }

  private static void floats(long at, long step, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = NativeMemory.float32(at + i * step);
    }
  }

  private static void doubles(long at, long step, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = (float) NativeMemory.float64(at + i * step);
    }
  }

  private static void bytes(long at, long step, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = ((NativeMemory.int8(at + i * step) & 0xFF) - 128) * SCALE_8;
    }
  }

  private static void shorts(long at, long step, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = NativeMemory.int16(at + i * step) * SCALE_16;
    }
  }

  private static void ints(long at, long step, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = NativeMemory.int32(at + i * step) * SCALE_32;
    }
  }

  private static void longs(long at, long step, float[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = (float) (NativeMemory.int64(at + i * step) * SCALE_64);
    }
  }
}
