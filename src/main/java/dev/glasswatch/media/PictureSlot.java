package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.ffmpeg.NativeFrame;
import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.media.ffmpeg.PictureReader;
import java.util.List;

/** Describes decoded pictures of one track and puts them, with their planes, into the ring. */
final class PictureSlot implements AutoCloseable {

  private static final int DAMAGE = FrameHealth.CONCEALED | FrameHealth.DAMAGED;

  /** What averages over squares of so many pixels shows nothing of what smooths a block's edge. */
  private static final int AVERAGED = 4;

  private static final long USUAL_DURATION = 40_000;
  private static final long LONGEST_DURATION = 10_000_000;

  private final String track;
  private final TrackOutput output;
  private final PictureReader reader;
  private final List<PlaneNeed> needs;
  private int width;
  private int height;
  private int bitDepth;
  private boolean needsDetail = true;
  private long lastTime = FrameView.NO_PTS;
  private long lastDuration = USUAL_DURATION;

  PictureSlot(String track, TrackOutput output, PictureReader reader) {
    this.track = track;
    this.output = output;
    this.reader = reader;
    this.needs = output.ring().planeNeeds();
  }

  /** Media time of a picture; where none is known, it follows the last one. */
  long timeOf(NativeFrame picture) {
    long time = picture.timestamp();
    if (time != NativePacket.NO_TIMESTAMP) {
      return time;
    }
    return lastTime == FrameView.NO_PTS ? 0 : lastTime + lastDuration;
  }

  /** How long it stays: as the container says, or as long as the last one did. */
  long durationOf(NativeFrame picture) {
    long stated = picture.duration();
    if (stated > 0 && stated <= LONGEST_DURATION) {
      return stated;
    }
    long since = picture.timestamp() - lastTime;
    boolean plausible = lastTime != FrameView.NO_PTS && since > 0 && since < LONGEST_DURATION;
    return plausible ? since : lastDuration;
  }

  void publish(NativeFrame picture, long time, long duration) {
    reader.open(picture);
    noticeFormat(picture, time);
    int health = health(picture, time);
    lastTime = time;
    lastDuration = duration;
    FrameSlot slot = output.ring().claimFrame();
    if (slot == null) {
      output.ring().dropped(track, time, time + duration);
    } else {
      describe(slot, picture, time, duration, health);
      for (int i = 0; i < needs.size(); i++) {
        plane(slot.plane(i), picture, needs.get(i));
      }
      output.ring().publish(slot);
    }
    output.counters().picture(time, output.nowMillis());
    output.count(Count.DECODE_ERRORS, (health & DAMAGE) == 0 ? 0 : 1);
  }

  /** Whether any reader is shown the last picture's fine detail. */
  boolean needsDetail() {
    return needsDetail;
  }

  private void describe(FrameSlot slot, NativeFrame picture, long time, long duration, int health) {
    slot.time(track, time, duration, index(), output.notes().rawPts(picture.tag()));
    slot.picture(picture.width(), picture.height(), bitDepth, reader.fullRange(picture));
    slot.coding(picture.interlaced(), picture.keyframe(), HealthBits.of(health));
  }

  private long index() {
    return output.counters().get(Count.VIDEO_FRAMES);
  }

  private void plane(SlabPlane plane, NativeFrame picture, PlaneNeed need) {
    int factor = need.factor(picture.width());
    while (factor > 1 && picture.height() / factor == 0) {
      factor /= 2;
    }
    int columns = picture.width() / factor;
    int rows = picture.height() / factor;
    reader.scale(picture, factor, plane.reshape(columns, rows, factor), columns, rows);
  }

  private int health(NativeFrame picture, long time) {
    int bits = output.notes().health(picture.tag()) | HealthBits.ofErrors(picture.decodeErrors());
    if (!picture.timestamped()) {
      bits |= FrameHealth.NO_TIMESTAMP;
    }
    if (lastTime != FrameView.NO_PTS && time <= lastTime) {
      bits |= FrameHealth.REPEATED_TIMESTAMP;
    }
    return bits;
  }

  private void noticeFormat(NativeFrame picture, long time) {
    boolean changed =
        picture.width() != width || picture.height() != height || reader.bitDepth() != bitDepth;
    if (changed && width != 0) {
      output.event(new Discontinuity(time, Cause.FORMAT_CHANGED));
    }
    if (changed) {
      width = picture.width();
      height = picture.height();
      bitDepth = reader.bitDepth();
      needsDetail = needs.stream().anyMatch(need -> need.factor(width) < AVERAGED);
      output.counters().describe(track, "%dx%d %d bit".formatted(width, height, bitDepth));
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
