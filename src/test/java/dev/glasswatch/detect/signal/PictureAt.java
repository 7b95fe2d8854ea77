package dev.glasswatch.detect.signal;

import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;

/** A picture at a time; what it shows does not matter here. */
record PictureAt(long mediaTime, long duration) implements FrameView {

  @Override
  public String track() {
    return "v:0";
  }

  @Override
  public long index() {
    return mediaTime / duration;
  }

  @Override
  public long rawPts() {
    return mediaTime;
  }

  @Override
  public int width() {
    return 320;
  }

  @Override
  public int height() {
    return 180;
  }

  @Override
  public int bitDepth() {
    return 8;
  }

  @Override
  public boolean fullRange() {
    return false;
  }

  @Override
  public boolean interlaced() {
    return false;
  }

  @Override
  public boolean keyframe() {
    return true;
  }

  @Override
  public FrameHealth health() {
    return FrameHealth.GOOD;
  }

  @Override
  public Plane plane(PlaneNeed need) {
    throw new IllegalArgumentException("the signal detector looks at no pixels");
  }
}
