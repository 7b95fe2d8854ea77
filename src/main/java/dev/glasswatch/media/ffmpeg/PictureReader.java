package dev.glasswatch.media.ffmpeg;

/**
 * Reads what detectors may want from decoded pictures, straight from the decoder's memory. One per
 * video track; not thread-safe.
 */
public final class PictureReader implements AutoCloseable {

  private final LumaScaler scaler = new LumaScaler();
  private final GrayConversion gray = new GrayConversion();
  private LumaLayout layout = new LumaLayout(true, 1, 8, 8, false);
  private int format = -1;
  private long luma;
  private int stride;

  /** Begins with a new picture, whose planes may then be read in any number. */
  public void open(NativeFrame frame) {
    if (frame.format() != format) {
      format = frame.format();
      layout = LumaLayout.of(format);
    }
    luma = 0;
  }

  /** Bits of information in a luma sample. */
  public int bitDepth() {
    return layout.depth();
  }

  /** Whether luma spans 0 to 255, or 16 to 235. */
  public boolean fullRange(NativeFrame frame) {
    return layout.alwaysFull() || frame.fullRange();
  }

  /**
   * Luma averaged over squares of {@code factor} x {@code factor} pixels. Columns and rows at the
   * right and bottom that don't fill a square are left out.
   */
  public void scale(NativeFrame frame, int factor, byte[] out, int width, int height) {
    if (luma == 0) {
      locate(frame);
    }
    scaler.scale(luma, stride, layout.bytes(), layout.bits(), factor, out, width, height);
  }

  private void locate(NativeFrame frame) {
    if (layout.direct()) {
      luma = frame.data(0);
      stride = frame.linesize(0);
    } else {
      luma = gray.convert(frame);
      stride = gray.stride();
    }
  }

  @Override
  public void close() {
    gray.close();
  }
}
