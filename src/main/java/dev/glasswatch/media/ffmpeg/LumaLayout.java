package dev.glasswatch.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Where the luma of a pixel format lies.
 *
 * @param direct whether luma is a plane of its own, one sample after the other; otherwise swscale
 *     has to make one
 * @param bytes bytes a sample, 1 or 2 (little endian)
 * @param bits up to which bit of a sample its value reaches: 8; 10 for {@code yuv420p10le}; 16 for
 *     {@code p010le}, whose ten bits stand at the top
 * @param depth bits of information in a sample
 * @param alwaysFull full range whatever the frame says: the {@code yuvj} formats, and everything
 *     that swscale makes
 */
record LumaLayout(boolean direct, int bytes, int bits, int depth, boolean alwaysFull) {

  private static final int NOT_A_LUMA_PLANE =
      avutil.AV_PIX_FMT_FLAG_PAL
          | avutil.AV_PIX_FMT_FLAG_BITSTREAM
          | avutil.AV_PIX_FMT_FLAG_HWACCEL
          | avutil.AV_PIX_FMT_FLAG_RGB
          | avutil.AV_PIX_FMT_FLAG_BAYER
          | avutil.AV_PIX_FMT_FLAG_FLOAT
          | avutil.AV_PIX_FMT_FLAG_XYZ;

  static LumaLayout of(int pixelFormat) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
    if (format == null || format.isNull()) {
      throw new IllegalStateException("libavcodec gave a pixel format it doesn't know");
    }
    AVComponentDescriptor luma = format.comp(0);
    int depth = luma.depth();
    int bytes = depth > 8 ? 2 : 1;
    boolean bigEndian = (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
    boolean direct =
        (format.flags() & NOT_A_LUMA_PLANE) == 0
            && luma.plane() == 0
            && luma.offset() == 0
            && luma.step() == bytes
            && !(bigEndian && bytes == 2);
    return direct
        ? new LumaLayout(true, bytes, depth + luma.shift(), depth, fullByName(format))
        : new LumaLayout(false, 1, 8, depth, true);
  }

  private static boolean fullByName(AVPixFmtDescriptor format) {
    return format.name().getString().startsWith("yuvj");
  }
}
