package dev.glasswatch.evaluate.damage;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.FrameView;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody would report who believes what decoder and transport say of each picture, and looks
 * at none: the yardstick that costs nothing.
 */
public final class DecoderFlags implements Detector {

  private static final int BAD =
      FrameHealth.CONCEALED
          | FrameHealth.DAMAGED
          | FrameHealth.MISSING_REFERENCE
          | FrameHealth.CORRUPT_PACKET
          | FrameHealth.CONTINUITY_ERROR;

  private final List<Measured> flagged = new ArrayList<>();
  private final List<Measured> lasting = new ArrayList<>();
  private boolean lasts;

  @Override
  public void frame(FrameView frame) {
    boolean bad = frame.health().has(BAD);
    lasts = bad || lasts && !frame.keyframe();
    flagged.add(new Measured(frame.mediaTime(), bad ? 1 : 0));
    lasting.add(new Measured(frame.mediaTime(), lasts ? 1 : 0));
  }

  /**
   * Reports.
   *
   * @param toKeyframe whether what was once bad stays so until the next keyframe
   * @param origin media time that they count from
   */
  public List<Found> found(boolean toKeyframe, long origin) {
    return Measured.above(toKeyframe ? lasting : flagged, 0.5, origin, "decoder flags");
  }
}
