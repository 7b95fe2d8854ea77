package dev.glasswatch.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes {@link FrameHealth} values without making objects: there are only 128 of them. */
final class HealthBits {

  private static final FrameHealth[] ALL = all();

  private HealthBits() {}

  private static FrameHealth[] all() {
    FrameHealth[] all = new FrameHealth[FrameHealth.REPEATED_TIMESTAMP * 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = i == 0 ? FrameHealth.GOOD : new FrameHealth(i);
    }
    return all;
  }

  static FrameHealth of(int bits) {
    return ALL[bits];
  }

  /** Translates libavcodec's {@code decode_error_flags}. */
  static int ofErrors(int errors) {
    int bits = 0;
    if ((errors & AVFrame.FF_DECODE_ERROR_CONCEALMENT_ACTIVE) != 0) {
      bits |= FrameHealth.CONCEALED;
    }
    int damage = AVFrame.FF_DECODE_ERROR_INVALID_BITSTREAM | AVFrame.FF_DECODE_ERROR_DECODE_SLICES;
    if ((errors & damage) != 0) {
      bits |= FrameHealth.DAMAGED;
    }
    if ((errors & AVFrame.FF_DECODE_ERROR_MISSING_REFERENCE) != 0) {
      bits |= FrameHealth.MISSING_REFERENCE;
    }
    return bits;
  }
}
