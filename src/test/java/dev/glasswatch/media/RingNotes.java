package dev.glasswatch.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes down what a reader of a ring is shown; and what tests of rings write into them. */
class RingNotes implements MediaVisitor {

  static final MediaNeeds PICTURES = MediaNeeds.plane(PlaneNeed.LUMA);
  static final MediaNeeds BOTH = new MediaNeeds(Set.of(PlaneNeed.LUMA), true, false);
  static final long FRAME_US = 40_000;

  final List<String> seen = new ArrayList<>();

  /** A ring of 64 entries. */
  static MediaRing ring(int frames, Duration patience) {
    return new MediaRing(new RingShape(frames, 4, 64, patience), BOTH, () -> {});
  }

  static boolean write(MediaRing ring, long index) {
    FrameSlot slot = ring.claimFrame();
    if (slot == null) {
      ring.dropped("v:0", index * FRAME_US, (index + 1) * FRAME_US);
      return false;
    }
    slot.time("v:0", index * FRAME_US, FRAME_US, index, FrameView.NO_PTS);
    byte[] pixels = slot.plane(0).reshape(64, 36, 4);
    Arrays.fill(pixels, (byte) index);
    ring.publish(slot);
    return true;
  }

  static void writeAudio(MediaRing ring, long mediaTime) {
    AudioSlot slot = Objects.requireNonNull(ring.claimAudio(2, 8));
    slot.time("a:0", mediaTime, 100, 48_000);
    ring.publish(slot);
  }

  @Override
  public void frame(FrameView frame) {
    seen.add("frame " + frame.index());
  }

  @Override
  public void audio(AudioView audio) {
    seen.add("audio " + audio.mediaTime());
  }

  @Override
  public void packet(PacketView packet) {
    seen.add("packet " + packet.size());
  }

  @Override
  public void event(MediaEvent event) {
    seen.add(
        event instanceof MediaEvent.Unwatched gap
            ? "unwatched %s %d-%d".formatted(gap.reason().label(), gap.mediaTime(), gap.to())
            : event.getClass().getSimpleName());
  }

  @Override
  public void lost(String track, long from, long to) {
    seen.add("lost %s %d-%d".formatted(track, from / FRAME_US, to / FRAME_US));
  }

  @Override
  public void overrun(long from, long to) {
    seen.add("overrun %d-%d".formatted(from / FRAME_US, to / FRAME_US));
  }
}
