package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.MediaEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds stretches without sound by the RMS level of 10 ms windows ({@link WindowMeter}): silent is
 * when every channel is. A stretch starts with its first silent window, so to 10 ms. It goes on
 * over a splice on the same timeline and ends where time was not heard ({@link SilenceDecision}); a
 * track that gives nothing at all is the signal detector's business.
 */
final class SilenceDetector implements Detector {

  private final int loud;
  private final SilenceDecision decision;
  private final TraceSink trace;
  private final Map<String, MeasuredTrack> tracks = new HashMap<>();

  SilenceDetector(SilenceSettings settings, ObservationSink observations, TraceSink trace) {
    this.loud = settings.loud();
    this.decision = new SilenceDecision(settings, observations);
    this.trace = trace;
  }

  @Override
  public void audio(AudioView audio) {
    MeasuredTrack track = tracks.get(audio.track());
    if (track == null || !track.fits(audio)) {
      track = new MeasuredTrack(audio, loud);
      tracks.put(audio.track(), track);
    }
    boolean goesOn =
        decision.goesOn(audio.track(), audio.channels(), audio.sampleRate(), audio.mediaTime());
    long[] row = track.row(audio, goesOn);
    trace.row(audio.track(), SilenceDecision.BUFFER, row);
    decision.row(audio.track(), SilenceDecision.BUFFER, row);
  }

  @Override
  public void event(MediaEvent event) {
    decision.event(event);
  }
}
