package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import java.util.List;
import java.util.Map;

/** Turns the sound of one track into stretches that are silent and stretches that are not. */
final class SilenceTrack {

  static final Defect SILENCE = new Defect("silence");
  static final double ENTER = 0.5;
  static final double EXIT = 0.4;

  private static final long SAY_EVERY_MICROS = 500_000;

  // Buffers may overlap or be apart by rounding; more than this is a gap.
  private static final long APART_MICROS = 50_000;
  private static final long UNSEEN_MICROS = 2_000_000;

  // At this many decibels below the threshold the score is 1.
  private static final double SURE_DECIBELS = 20;

  private final String track;
  private final SilenceSettings settings;
  private final ObservationSink observations;
  private final int rate;
  private final int windowSize;
  private final double[] power;
  private final Levels levels;
  private final LostChannel lost;
  private final double enterPower;
  private final double exitPower;
  private final double digitalPower;

  private boolean started;
  private int filled;
  private long windowFrom;
  private boolean silent;
  private long silentSince;
  private long clearSince;
  private long now;
  private long said;

  SilenceTrack(
      String track,
      int channels,
      int rate,
      SilenceSettings settings,
      ObservationSink observations) {
    this.track = track;
    this.rate = rate;
    this.windowSize = WindowMeter.sizeAt(rate);
    this.power = new double[channels];
    this.settings = settings;
    this.observations = observations;
    this.levels = new Levels(channels);
    this.lost = new LostChannel(settings);
    this.enterPower = LevelCode.power(LevelCode.limit(settings.threshold()));
    this.exitPower = LevelCode.power(LevelCode.limit(settings.threshold() + settings.hysteresis()));
    this.digitalPower = LevelCode.power(LevelCode.limit(settings.digital()));
  }

  boolean fits(int channels, int samplesPerSecond) {
    return power.length == channels && rate == samplesPerSecond;
  }

  /** Whether a buffer that starts here goes on with the window under way. */
  boolean goesOn(long at) {
    return started && filled > 0 && Math.abs(at - now) <= APART_MICROS;
  }

  /** Takes a row; see {@link SilenceDecision}. */
  void buffer(long[] row) {
    long at = row[0];
    if (started) {
      join(at);
    } else {
      start(at);
    }
    windows(row);
    now = Math.max(now, at + row[1]);
    if (now - said >= SAY_EVERY_MICROS) {
      say(now);
    }
  }

  private void windows(long[] row) {
    int samples = (int) row[2];
    int next = 0;
    int index = SilenceDecision.HEAD;
    while (next < samples) {
      if (filled == 0) {
        windowFrom = timeOf(row[0], next);
      }
      int count = Math.min(windowSize - filled, samples - next);
      filled += count;
      next += count;
      if (filled == windowSize) {
        filled = 0;
        for (int channel = 0; channel < power.length; channel++) {
          power[channel] = LevelCode.power(row[index + channel] + (channel == 0 ? 0 : row[index]));
        }
        index += power.length;
        window(windowFrom, Math.max(timeOf(row[0], next), windowFrom + 1));
      }
    }
  }

  private long timeOf(long at, int sample) {
    return at + sample * 1_000_000L / rate;
  }

  private void start(long at) {
    started = true;
    silent = false;
    clearSince = at;
    now = at;
    said = at;
    filled = 0;
    levels.clear();
  }

  private void join(long at) {
    if (at - now > UNSEEN_MICROS) {
      forget();
      start(at);
    } else if (Math.abs(at - now) > APART_MICROS) {
      filled = 0;
    }
  }

  private void window(long from, long to) {
    boolean quiet = below(silent ? exitPower : enterPower);
    if (quiet != silent) {
      turn(from, quiet);
    }
    levels.add(power, below(digitalPower));
    if (settings.channels() && power.length == 2) {
      listenToEach(from, to);
    }
  }

  private void listenToEach(long from, long to) {
    int channel = lost.channel();
    if (channel >= 0 && power[channel] > enterPower) {
      if (from > said) {
        say(from);
      }
      clearSince = from;
    }
    lost.window(from, to, power);
  }

  private boolean below(double limit) {
    for (double each : power) {
      if (each > limit) {
        return false;
      }
    }
    return true;
  }

  private void turn(long at, boolean quiet) {
    if (silent && worthSaying(at) && at > said) {
      say(at);
    }
    silent = quiet;
    if (quiet) {
      silentSince = at;
    } else if (worthSaying(at)) {
      clearSince = at;
    }
    levels.clear();
  }

  // Pauses between words are not worth a word.
  private boolean worthSaying(long at) {
    return at - silentSince >= SAY_EVERY_MICROS;
  }

  private void say(long at) {
    int channel = lost.channel();
    boolean confirmed = at - silentSince >= settings.minDuration().toNanos() / 1000;
    if (channel >= 0 && !(silent && confirmed)) {
      observations.observe(oneChannel(channel, at));
    } else if (!silent) {
      observations.observe(Observation.clear(SILENCE, track, clearSince, at));
      levels.clear();
    } else if (worthSaying(at)) {
      observations.observe(allChannels(at));
    }
    said = Math.max(said, at);
  }

  private Observation allChannels(long to) {
    double score = 0.5 + 0.5 * (settings.threshold() - levels.mix()) / SURE_DECIBELS;
    return new Observation(
        SILENCE,
        track,
        silentSince,
        to,
        Math.clamp(score, ENTER, 1),
        Severity.MAJOR,
        levels.digital() ? "digital_silence" : "below_threshold",
        details());
  }

  private Observation oneChannel(int channel, long to) {
    return new Observation(
        SILENCE,
        track,
        lost.since(channel),
        to,
        1,
        Severity.MINOR,
        "channel_silent",
        Map.of("silentChannels", List.of(channel), "channelsDbfs", levels.channels()));
  }

  private Map<String, Object> details() {
    return Map.of(
        "mixDbfs", Decibels.rounded(levels.mix()),
        "loudestDbfs", Decibels.rounded(levels.loudest()),
        "channelsDbfs", levels.channels());
  }

  /** What follows is another programme, perhaps with other channels in use. */
  void forgetChannels() {
    lost.forget();
  }

  /** Samples that follow do not go on from those before. */
  void splice() {
    filled = 0;
  }

  /** Time of this length was not listened to. */
  void unheard(long micros) {
    if (micros > UNSEEN_MICROS) {
      forget();
    }
  }

  /** Says what is left to say and starts afresh with the next buffer. */
  void forget() {
    if (started && now > said) {
      say(now);
    }
    started = false;
  }
}
