package dev.glasswatch.media;

/** A plane whose memory is kept and reused from frame to frame. */
final class SlabPlane implements Plane {

  private byte[] pixels = new byte[0];
  private int width;
  private int height;
  private int factor = 1;

  /** Takes the shape of the next picture and returns the array to fill; grows, never shrinks. */
  byte[] reshape(int newWidth, int newHeight, int newFactor) {
    width = newWidth;
    height = newHeight;
    factor = newFactor;
    if (pixels.length < newWidth * newHeight) {
      pixels = new byte[newWidth * newHeight];
    }
    return pixels;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int factor() {
    return factor;
  }

  @Override
  public byte[] pixels() {
    return pixels;
  }
}
