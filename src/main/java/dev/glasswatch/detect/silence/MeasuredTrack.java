package dev.glasswatch.detect.silence;

import dev.glasswatch.media.AudioView;
import java.util.Arrays;

/** Makes rows of the sound of one track in one format, reusing one array for each length. */
final class MeasuredTrack {

  private final int rate;
  private final int channels;
  private final WindowMeter meter;
  private long[][] byWindows = new long[0][];

  MeasuredTrack(AudioView first, int loud) {
    rate = first.sampleRate();
    channels = first.channels();
    meter = new WindowMeter(rate, channels, loud);
  }

  boolean fits(AudioView audio) {
    return audio.sampleRate() == rate && audio.channels() == channels;
  }

  /** A buffer as a row; {@code goesOn} says whether the window under way goes on with it. */
  long[] row(AudioView audio, boolean goesOn) {
    if (!goesOn) {
      meter.restart();
    }
    long[] row = ofWindows(meter.windowsWith(audio.samples()));
    row[0] = audio.mediaTime();
    row[1] = audio.duration();
    row[2] = audio.samples();
    row[3] = channels;
    row[4] = rate;
    meter.add(audio, row, SilenceDecision.HEAD);
    return row;
  }

  private long[] ofWindows(int windows) {
    int known = byWindows.length;
    if (windows >= known) {
      byWindows = Arrays.copyOf(byWindows, windows + 1);
      for (int count = known; count <= windows; count++) {
        byWindows[count] = new long[SilenceDecision.HEAD + count * channels];
      }
    }
    return byWindows[windows];
  }
}
