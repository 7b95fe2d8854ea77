package dev.glasswatch.detect.black;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PlaneNeed;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds stretches without a picture. Each frame is judged by itself ({@link BlackMeter}, {@link
 * BlackJudge}), so a stretch starts exactly at its first black frame and a fade counts from the
 * frame on which nothing is left to see ({@link BlackDecision}).
 */
final class BlackDetector implements Detector {

  private final BlackSettings settings;
  private final BlackDecision decision;
  private final TraceSink trace;
  private final Map<String, Measured> tracks = new HashMap<>();

  private record Measured(BlackMeter meter, BlackMeasure picture) {}

  BlackDetector(BlackSettings settings, ObservationSink observations, TraceSink trace) {
    this.settings = settings;
    this.decision = new BlackDecision(settings, observations);
    this.trace = trace;
  }

  @Override
  public void frame(FrameView frame) {
    Measured measured = tracks.get(frame.track());
    if (measured == null) {
      measured = new Measured(new BlackMeter(settings), new BlackMeasure());
      tracks.put(frame.track(), measured);
    }
    BlackMeasure picture = measured.picture;
    picture.time = frame.mediaTime();
    picture.duration = frame.duration();
    picture.keyframe = frame.keyframe();
    picture.fullRange = frame.fullRange();
    measured.meter.measure(frame.plane(PlaneNeed.LUMA), picture);
    long[] row = picture.row();
    trace.row(frame.track(), BlackMeasure.PICTURE, row);
    decision.row(frame.track(), BlackMeasure.PICTURE, row);
  }

  @Override
  public void event(MediaEvent event) {
    decision.event(event);
  }
}
