package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.AudioView;
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
  private final WindowMeter meter;
  private final WindowMeter.Listener windows = this::window;
  private final Levels levels;
  private final LostChannel lost;
  private final double enterPower;
  private final double exitPower;
  private final double digitalPower;

  private boolean started;
  private boolean silent;
  private long silentSince;
  private long clearSince;
  private long now;
  private long said;

  SilenceTrack(AudioView first, SilenceSettings settings, ObservationSink observations) {
    this.track = first.track();
    this.settings = settings;
    this.observations = observations;
    this.meter = new WindowMeter(first.sampleRate(), first.channels());
    this.levels = new Levels(first.channels());
    this.lost = new LostChannel(settings);
    this.enterPower = Decibels.toPower(settings.threshold());
    this.exitPower = Decibels.toPower(settings.threshold() + settings.hysteresis());
    this.digitalPower = Decibels.toPower(settings.digital());
  }

  boolean fits(AudioView audio) {
    return meter.fits(audio);
  }

  void audio(AudioView audio) {
    if (started) {
      join(audio.mediaTime());
    } else {
      start(audio.mediaTime());
    }
    meter.add(audio, windows);
    now = Math.max(now, audio.mediaTime() + audio.duration());
    if (now - said >= SAY_EVERY_MICROS) {
      say(now);
    }
  }

  private void start(long at) {
    started = true;
    silent = false;
    clearSince = at;
    now = at;
    said = at;
    meter.restart();
    levels.clear();
  }

  private void join(long at) {
    if (at - now > UNSEEN_MICROS) {
      forget();
      start(at);
    } else if (Math.abs(at - now) > APART_MICROS) {
      meter.restart();
    }
  }

  private void window(long from, long to, double[] power) {
    boolean quiet = below(power, silent ? exitPower : enterPower);
    if (quiet != silent) {
      turn(from, quiet);
    }
    levels.add(power, below(power, digitalPower));
    if (settings.channels() && meter.channels() == 2) {
      listenToEach(from, to, power);
    }
  }

  private void listenToEach(long from, long to, double[] power) {
    int channel = lost.channel();
    if (channel >= 0 && !(power[channel] <= enterPower)) {
      if (from > said) {
        say(from);
      }
      clearSince = from;
    }
    lost.window(from, to, power);
  }

  private static boolean below(double[] power, double limit) {
    for (double each : power) {
      // Written so that what is not a number counts as sound: it is damage, not silence.
      if (!(each <= limit)) {
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
      observations.observe(clear(at));
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

  private Observation clear(long to) {
    return new Observation(SILENCE, track, clearSince, to, 0, Severity.MINOR, "clear", details());
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
    meter.restart();
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
