package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Audible stretches of clips at random, one after the other without end. */
final class SoundBed {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 9;

  private final List<Clip> clips;
  private final FfmpegProgram program;
  private final SplittableRandom random;
  private final List<Used> used = new ArrayList<>();
  private short[] stretch = new short[0];
  private int taken;
  private long given;

  /** Of these clips, at least one of which can be heard. */
  SoundBed(List<Clip> clips, FfmpegProgram program, long seed) {
    this.clips = clips.stream().filter(SoundBed::isAudible).toList();
    this.program = program;
    this.random = new SplittableRandom(seed);
  }

  /** Whether a clip can be heard for long enough to be of use. */
  static boolean isAudible(Clip clip) {
    return clip.audibleFrom(0, SHORTEST) >= 0;
  }

  /** The next samples, both channels of each in turn. */
  short[] next(int samples) throws EvaluateException {
    short[] all = new short[samples * 2];
    int filled = 0;
    while (filled < all.length) {
      if (taken == stretch.length) {
        fetch();
      }
      int count = Math.min(all.length - filled, stretch.length - taken);
      System.arraycopy(stretch, taken, all, filled, count);
      filled += count;
      taken += count;
    }
    given += samples;
    return all;
  }

  private void fetch() throws EvaluateException {
    Clip clip = clips.get(random.nextInt(clips.size()));
    int first = random.nextInt(clip.levels().size());
    int from = clip.audibleFrom(first, SHORTEST);
    from = from < 0 ? clip.audibleFrom(0, SHORTEST) : from;
    int seconds = SHORTEST;
    while (seconds < LONGEST && clip.audibleFrom(from, seconds + 1) == from) {
      seconds++;
    }
    stretch = decoded(clip, from, seconds);
    taken = 0;
    long at = given * 1_000_000 / SoundTrack.RATE;
    used.add(new Used(true, clip.name(), from * 1_000_000L, (from + seconds) * 1_000_000L, at));
  }

  private short[] decoded(Clip clip, int from, int seconds) throws EvaluateException {
    List<String> arguments = new ArrayList<>(List.of("-nostdin", "-loglevel", "quiet"));
    arguments.addAll(List.of("-ss", String.valueOf(from), "-t", String.valueOf(seconds)));
    arguments.addAll(List.of("-i", clip.file().toString(), "-map", "0:a:0", "-vn", "-ac", "2"));
    arguments.addAll(List.of("-ar", String.valueOf(SoundTrack.RATE), "-f", "s16le", "pipe:1"));
    byte[] bytes = Programs.output(program, arguments);
    int whole = bytes.length / 4 * 2;
    if (whole == 0) {
      throw new EvaluateException(clip.file() + " gives no sound at " + from + " s");
    }
    short[] samples = new short[whole];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /** What was taken of each clip so far, and where in the bed it lies. */
  List<Used> used() {
    return used;
  }
}
