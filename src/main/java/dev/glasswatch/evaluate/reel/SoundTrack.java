package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FfmpegProgram;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes a reel's sound: a bed of clips that runs below everything, treated piece by piece; raw
 * 16-bit stereo at 48 kHz.
 */
final class SoundTrack {

  /** Samples a second and channel. */
  static final int RATE = 48_000;

  private static final double OPEN_LINE = amplitude(-68);
  private static final double CLICK = amplitude(-38);
  private static final int CLICKS_APART = 2 * RATE;
  private static final double QUIET_ROOM = amplitude(-52);
  private static final double QUIET = amplitude(-46);

  private final Reel reel;
  private final SoundBed bed;
  private final SplittableRandom random;
  private final List<Truth> truths = new ArrayList<>();

  SoundTrack(Reel reel, List<Clip> clips, FfmpegProgram program) {
    this.reel = reel;
    this.bed = new SoundBed(clips, program, reel.seed());
    this.random = new SplittableRandom(reel.seed());
  }

  private static double amplitude(double dbfs) {
    return 32768 * Math.pow(10, dbfs / 20);
  }

  /** Writes all of it. */
  void run(Path file) throws EvaluateException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      long sample = 0;
      for (SoundPiece piece : reel.sounds()) {
        long from = sample;
        long end = sample + (long) piece.millis() * RATE / 1000;
        piece.defect().ifPresent(defect -> truths.add(new Truth(defect, at(from), at(end))));
        write(piece.treatment(), (int) (end - sample), out);
        sample = end;
      }
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void write(SoundPiece.Treatment treatment, int samples, OutputStream out)
      throws IOException, EvaluateException {
    short[] sound = bed.next(samples);
    double gain = treatment == SoundPiece.Treatment.QUIET ? gain(sound) : 1;
    ByteBuffer bytes = ByteBuffer.allocate(sound.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < sound.length; i++) {
      double value =
          switch (treatment) {
            case FULL, QUIET -> sound[i] * gain;
            case MUTED -> 0;
            case OPEN_LINE -> random.nextGaussian() * OPEN_LINE;
            case CRACKLE ->
                random.nextInt(CLICKS_APART) == 0 ? CLICK : random.nextGaussian() * OPEN_LINE;
            case QUIET_ROOM -> random.nextGaussian() * QUIET_ROOM;
            case LEFT_ONLY -> i % 2 == 0 ? sound[i] : 0;
          };
      bytes.putShort((short) Math.clamp(Math.round(value), -32768, 32767));
    }
    out.write(bytes.array());
  }

  private static double gain(short[] sound) {
    double power = 0;
    for (short sample : sound) {
      power += (double) sample * sample;
    }
    return Math.min(1, QUIET / Math.sqrt(power / Math.max(1, sound.length) + 1));
  }

  private static long at(long sample) {
    return sample * 1_000_000 / RATE;
  }

  List<Truth> truths() {
    return truths;
  }

  /** What was heard of the clips. */
  List<Used> used() {
    return bed.used();
  }
}
