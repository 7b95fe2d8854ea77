package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A silence detector, what it hears and what it says. */
abstract class SilenceBench {

  static final int RATE = 48_000;
  static final long SECOND = 1_000_000;
  static final long WINDOW = 10_000;
  static final IntToDoubleFunction NOTHING = sample -> 0;

  final SilenceDetectorProvider provider = new SilenceDetectorProvider();
  final List<Observation> said = new ArrayList<>();
  final Detector detector = detector(Map.of());
  final Random random = new Random(1);
  long sample;
  int rate = RATE;

  Detector detector(Map<String, String> texts) {
    try {
      return provider.create(Settings.parse(provider.settings(), texts), said::add);
    } catch (SettingException e) {
      throw new AssertionError(e);
    }
  }

  static IntToDoubleFunction tone(double dbfs) {
    double peak = Math.pow(10, dbfs / 20) * Math.sqrt(2);
    return i -> peak * Math.sin(i * 0.13);
  }

  IntToDoubleFunction noise(double dbfs) {
    double deviation = Math.pow(10, dbfs / 20);
    return i -> random.nextGaussian() * deviation;
  }

  static IntToDoubleFunction upTo(long end, IntToDoubleFunction before, IntToDoubleFunction after) {
    return i -> i < end ? before.applyAsDouble(i) : after.applyAsDouble(i);
  }

  void play(double seconds, IntToDoubleFunction... channels) {
    for (long end = sample + (long) (seconds * rate); sample < end; sample += Sound.BLOCK) {
      detector.audio(Sound.at(sample, rate, channels));
    }
  }

  long now() {
    return sample * SECOND / rate;
  }

  List<Observation> bad() {
    return said.stream().filter(o -> o.score() >= SilenceTrack.ENTER).toList();
  }
}
