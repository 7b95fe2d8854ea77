package dev.glasswatch.evaluate.reel;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.freeze.FreezeStarts;
import dev.glasswatch.detect.freeze.FreezeStarts.Place;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks at and listens to a clip from end to end, to know what it is good for. */
final class ClipLook implements Detector {

  /** What it must be given. */
  static final MediaNeeds NEEDS = new MediaNeeds(Set.of(PlaneNeed.LUMA), true, false);

  private static final double NOTHING = -120;

  private final FreezeStarts starts = new FreezeStarts();
  private final List<Double> levels = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private double power;
  private long samples;
  private int columns;
  private long latest = Long.MIN_VALUE;

  @Override
  public void frame(FrameView frame) {
    int width = frame.plane(PlaneNeed.LUMA).width();
    // A clip that changes its size is good up to there
    if ((columns == 0 || width == columns) && frame.mediaTime() > latest) {
      columns = width;
      latest = frame.mediaTime();
      starts.frame(frame);
      times.add(frame.rawPts());
    }
  }

  @Override
  public void audio(AudioView audio) {
    for (int channel = 0; channel < audio.channels(); channel++) {
      float[] values = audio.channel(channel);
      for (int i = 0; i < audio.samples(); i++) {
        power += (double) values[i] * values[i] / audio.channels();
      }
    }
    samples += audio.samples();
    if (samples >= audio.sampleRate()) {
      levels.add(Math.max(NOTHING, 10 * Math.log10(power / samples)));
      samples = 0;
      power = 0;
    }
  }

  double rate() {
    return starts.rate();
  }

  List<Place> places() {
    return columns == 0 ? List.of() : starts.places();
  }

  /** Raw PTS of each frame, if a PTS names one frame only. */
  List<Long> times() {
    boolean rise = IntStream.range(1, times.size()).allMatch(i -> times.get(i) > times.get(i - 1));
    return rise && !times.contains(FrameView.NO_PTS) ? times : List.of();
  }

  List<Double> levels() {
    return levels;
  }
}
