package dev.glasswatch.detect.block;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.inference.Answer;
import dev.glasswatch.inference.LumaPair;
import dev.glasswatch.media.FrameHealth;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds pictures that are broken in places. A model sees it, and costs about as much as decoding
 * the picture did, so {@link LookSchedule} decides which pictures it is shown: those of which
 * decoder or transport reported something, and, where damage that was done upstream is asked for,
 * those in which edges along the block grid come or go ({@link GridChange}) and one now and then.
 * What comes of it is decided in {@link BlockDecision}.
 *
 * <p>A report without anything to be seen is no corruption, and what can be seen without a report
 * was broken upstream. A report makes it likely that something is to be seen, so that the model
 * need be less sure of it.
 */
final class BlockDetector implements Detector {

  // Live, a picture that is not looked at soon is not worth the wait; on files every look is made
  private static final Duration LIVE_PATIENCE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int REPORTS = HealthMemory.TRANSPORT | HealthMemory.DECODER;

  private final BlockSettings settings;
  private final PictureEye eye;
  private final BlockDecision decision;
  private final TraceSink trace;
  private final CellMap map = new CellMap();
  private final Map<String, ShownTrack> tracks = new HashMap<>();
  private float[] probabilities = new float[0];
  private boolean live;

  /** Looks at pictures with {@code eye}, which is closed with the detector. */
  BlockDetector(
      BlockSettings settings, PictureEye eye, ObservationSink observations, TraceSink trace) {
    this.settings = settings;
    this.eye = eye;
    this.decision = new BlockDecision(settings, observations);
    this.trace = trace;
  }

  @Override
  public void frame(FrameView frame) {
    String track = frame.track();
    ShownTrack shown = tracks.computeIfAbsent(track, name -> new ShownTrack(settings));
    if (!shown.goesOnAt(frame.mediaTime())) {
      return; // shown at the same moment: not a picture of its own
    }
    reports(track, frame);
    Plane plane = frame.plane(PlaneNeed.LUMA);
    Suspicion why = shown.show(frame.mediaTime(), plane, decision.track(track));
    if (why != null && plane.width() >= LumaPair.CELL && plane.height() >= LumaPair.CELL) {
      look(frame, plane, shown, why);
    }
    shown.keep(plane);
  }

  private void reports(String track, FrameView frame) {
    int bits = frame.health().bits() & (REPORTS | FrameHealth.CORRUPT_PACKET);
    if (frame.keyframe()) {
      row(track, BlockRow.KEYFRAME, frame.mediaTime());
    }
    if ((bits & REPORTS) != 0) {
      row(track, BlockRow.HEALTH, frame.mediaTime(), bits);
    }
  }

  private void look(FrameView frame, Plane plane, ShownTrack shown, Suspicion why) {
    long time = frame.mediaTime();
    LumaPair shape = new LumaPair(plane.width(), plane.height());
    if (probabilities.length < shape.cells()) {
      probabilities = new float[shape.cells()];
    }
    Duration patience = live ? LIVE_PATIENCE : PATIENCE;
    Answer answer = eye.look(shape, plane.pixels(), shown.before(), probabilities, patience);
    if (answer == Answer.FAILED) {
      throw new IllegalStateException("The model did not answer");
    }
    shown.looked(time);
    if (answer != Answer.MADE) {
      row(frame.track(), BlockRow.LOOK, time, frame.duration(), why.ordinal(), 0, 0);
      return;
    }
    boolean reported = decision.track(frame.track()).health().remembers(time);
    map.take(probabilities, shape.columns(), shape.rows(), settings.threshold(reported));
    if (map.hits() > 0) {
      row(frame.track(), BlockRow.MAP, map.mapRow(time));
    }
    row(frame.track(), BlockRow.LOOK, map.lookRow(time, frame.duration(), why));
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.Discontinuity jump -> tracks.values().forEach(ShownTrack::restart);
      case MediaEvent.TracksChanged changed -> {}
      case MediaEvent.Unwatched gap -> {}
      case MediaEvent.Ended end -> {}
    }
    decision.event(event);
  }

  @Override
  public void tick(StreamPulse pulse) {
    live = true;
  }

  private void row(String track, BlockRow kind, long... values) {
    trace.row(track, kind.ordinal(), values);
    decision.row(track, kind.ordinal(), values);
  }

  @Override
  public void close() {
    eye.close();
  }
}
