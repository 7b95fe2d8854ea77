package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** A made-up stream at 25 pictures a second, whose timestamps a test bends as it likes. */
final class Programme {

  static final long SECOND = 1_000_000;
  private static final long PICTURE = 40_000;
  private static final int SAMPLES = 960;
  private static final long SOUND = 20_000;

  private final List<Observation> observations = new ArrayList<>();
  private final SyncDetector detector =
      new SyncDetector(SyncSettings.of(Settings.defaults(SyncSettings.ALL)), observations::add);
  LongUnaryOperator picture = LongUnaryOperator.identity();
  LongUnaryOperator sound = LongUnaryOperator.identity();
  boolean loss;
  private long now;

  /** Plays content up to this many seconds. */
  Programme play(double seconds) {
    for (; now < seconds * SECOND; now += SOUND) {
      if (now % PICTURE == 0) {
        detector.packet(packet("v:0", picture.applyAsLong(now), PICTURE));
      }
      long at = sound.applyAsLong(now);
      detector.packet(packet("a:0", at, SOUND));
      detector.audio(new Heard(at));
    }
    return this;
  }

  /** Leaves out sound up to this many seconds, which its timestamps show. */
  Programme withoutSound(double seconds) {
    for (; now < seconds * SECOND; now += SOUND) {
      if (now % PICTURE == 0) {
        detector.packet(packet("v:0", picture.applyAsLong(now), PICTURE));
      }
    }
    return this;
  }

  private PacketView packet(String track, long pts, long duration) {
    return new PacketView(track, pts, pts, pts, duration, 1000, true, false, loss, false);
  }

  Programme event(MediaEvent event) {
    detector.event(event);
    return this;
  }

  /** What was said to be wrong. */
  List<Observation> wrong() {
    return observations.stream().filter(each -> each.score() > 0).toList();
  }

  /** What was said last. */
  Observation last() {
    return observations.getLast();
  }

  /** How much media time was measured, seconds. */
  double measured() {
    return observations.stream().mapToLong(each -> each.to() - each.from()).sum() / 1e6;
  }

  private record Heard(long mediaTime) implements AudioView {
    @Override
    public String track() {
      return "a:0";
    }

    @Override
    public long duration() {
      return SOUND;
    }

    @Override
    public int sampleRate() {
      return 48_000;
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public int samples() {
      return SAMPLES;
    }

    @Override
    public float[] channel(int index) {
      return new float[SAMPLES];
    }
  }
}
