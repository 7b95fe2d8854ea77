package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All reels of an evaluation, planned at once and made one by one. */
public final class Reels {

  private final Clips clips;
  private final List<Reel> planned;
  private final ReelMaker maker;

  /**
   * Plans them; nothing is made yet.
   *
   * @param folder where they are made, which is created
   * @param notes hears what is left out for want of an encoder
   */
  public Reels(
      Clips clips,
      EvaluationSize size,
      FfmpegProgram program,
      Path folder,
      long seed,
      Consumer<String> notes)
      throws EvaluateException {
    this(
        clips,
        new ReelPlan(clips, size, codings(program, false, notes), seed).reels(),
        program,
        folder);
  }

  /**
   * Plans programmes without any defect and without sound, for packets to be lost from afterwards:
   * shots, and what looks broken and is not.
   *
   * @param size of which only the number and the length of reels count
   */
  public static Reels toBeSent(
      Clips clips,
      EvaluationSize size,
      FfmpegProgram program,
      Path folder,
      long seed,
      Consumer<String> notes)
      throws EvaluateException {
    List<ReelCoding> codings = codings(program, true, notes);
    return new Reels(clips, new SentPlan(clips, size, codings, seed).reels(), program, folder);
  }

  private Reels(Clips clips, List<Reel> planned, FfmpegProgram program, Path folder)
      throws EvaluateException {
    this.clips = clips;
    this.planned = planned;
    this.maker = new ReelMaker(program, folder);
    if (planned.isEmpty()) {
      throw new EvaluateException("No clip shows pictures for long enough: name another folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be made: name another one with --work", e);
    }
  }

  private static List<ReelCoding> codings(
      FfmpegProgram program, boolean sent, Consumer<String> notes) {
    List<ReelCoding> codings =
        Arrays.stream(ReelCoding.values())
            .filter(coding -> coding.sent() == sent && program.encodes(coding.encoder()))
            .toList();
    Arrays.stream(ReelCoding.values())
        .filter(coding -> coding.sent() == sent && !codings.contains(coding))
        .forEach(coding -> notes.accept("Left out for want of an encoder: " + coding.codec()));
    return codings;
  }

  /** How many there are. */
  public int count() {
    return planned.size();
  }

  /** Makes one, counted from 0; may be called from many threads. */
  public MadeReel make(int index) throws EvaluateException, InterruptedException {
    Reel reel = planned.get(index);
    return maker.make(reel, clips.of(reel.half()));
  }

  /** Takes one away again. */
  public void remove(MadeReel reel) throws EvaluateException {
    new ReelTruth(reel.file()).delete();
  }
}
