package dev.glasswatch.media.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plane of full-range 8-bit luma from pictures that have none: RGB, palettes, packed YUV,
 * big endian. Slow beside the rest (one swscale pass), and rare in what is broadcast.
 */
final class GrayConversion implements AutoCloseable {

  private static final int ALIGNMENT = 64;

  private @Nullable SwsContext context;
  private @Nullable Pointer gray;
  private long grayBytes;
  private int stride;

  /** Converts the whole picture and returns the address of its luma, valid until the next call. */
  long convert(NativeFrame frame) {
    int width = frame.width();
    int height = frame.height();
    stride = (width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Pointer target = reserve((long) stride * height + ALIGNMENT);
    context =
        swscale.sws_getCachedContext(
            context,
            width,
            height,
            frame.format(),
            width,
            height,
            avutil.AV_PIX_FMT_GRAY8,
            swscale.SWS_POINT | swscale.SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new IllegalStateException("swscale does not convert pixel format " + frame.format());
    }
    try (PointerPointer<Pointer> planes = new PointerPointer<>(target, null, null, null);
        IntPointer strides = new IntPointer(stride, 0, 0, 0)) {
      swscale.sws_scale(
          context, frame.pointer().data(), frame.pointer().linesize(), 0, height, planes, strides);
    }
    return target.address();
  }

  int stride() {
    return stride;
  }

  private Pointer reserve(long bytes) {
    Pointer have = gray;
    if (have != null && grayBytes >= bytes) {
      return have;
    }
    if (have == null) {
      NativeCount.opened();
    } else {
      avutil.av_free(have);
    }
    grayBytes = bytes;
    gray = avutil.av_malloc(bytes);
    return gray;
  }

  @Override
  public void close() {
    if (gray != null) {
      avutil.av_free(gray);
      gray = null;
      NativeCount.closed();
    }
    if (context != null) {
      swscale.sws_freeContext(context);
      context = null;
    }
  }
}
