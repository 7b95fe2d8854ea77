package dev.glasswatch.media;

import java.util.List;
import java.util.stream.Stream;

/** A place in the ring for one frame's description and planes. */
final class FrameSlot extends RingSlot implements FrameView {

  private final List<PlaneNeed> needs;
  private final SlabPlane[] planes;
  private String track = "";
  private long mediaTime;
  private long duration;
  private long index;
  private long rawPts = NO_PTS;
  private int width;
  private int height;
  private int bitDepth;
  private boolean fullRange;
  private boolean interlaced;
  private boolean keyframe;
  private FrameHealth health = FrameHealth.GOOD;

  FrameSlot(List<PlaneNeed> needs) {
    this.needs = List.copyOf(needs);
    this.planes = Stream.generate(SlabPlane::new).limit(needs.size()).toArray(SlabPlane[]::new);
  }

  /** Where to put the plane for the need at this index of the ring's needs. */
  SlabPlane plane(int needIndex) {
    return planes[needIndex];
  }

  /** Says when the picture is shown. */
  void time(String newTrack, long newMediaTime, long newDuration, long newIndex, long newRawPts) {
    track = newTrack;
    mediaTime = newMediaTime;
    duration = newDuration;
    index = newIndex;
    rawPts = newRawPts;
  }

  /** Says how the picture is coded. */
  void picture(int newWidth, int newHeight, int newBitDepth, boolean newFullRange) {
    width = newWidth;
    height = newHeight;
    bitDepth = newBitDepth;
    fullRange = newFullRange;
  }

  /** Says what the decoder knows about it. */
  void coding(boolean newInterlaced, boolean newKeyframe, FrameHealth newHealth) {
    interlaced = newInterlaced;
    keyframe = newKeyframe;
    health = newHealth;
  }

  @Override
  public Plane plane(PlaneNeed need) {
    int at = needs.indexOf(need);
    if (at < 0) {
      throw new IllegalArgumentException(need + " is not among the detector's needs");
    }
    return planes[at];
  }

  @Override
  public String track() {
    return track;
  }

  @Override
  public long mediaTime() {
    return mediaTime;
  }

  @Override
  public long duration() {
    return duration;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public long rawPts() {
    return rawPts;
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
  public int bitDepth() {
    return bitDepth;
  }

  @Override
  public boolean fullRange() {
    return fullRange;
  }

  @Override
  public boolean interlaced() {
    return interlaced;
  }

  @Override
  public boolean keyframe() {
    return keyframe;
  }

  @Override
  public FrameHealth health() {
    return health;
  }
}
