package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.reel.Clip;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Reels;
import dev.glasswatch.evaluate.reel.Workers;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Looks at programmes that were hurt on their way, made once and kept in a folder: a second call
 * with the same reels and seed reads them.
 */
public final class DamageMaterial {

  /** Goes up when the same reels would give other looks. */
  private static final int VERSION = 2;

  private static final int FEWEST_CLEAN = 20;
  private static final int RESENT_EVERY = 3;
  private static final Resend[] RESENDS = {Resend.H264, Resend.MPEG2, Resend.H264_SCALED};

  private final Reels reels;
  private final Map<String, String> recordings;
  private final Resent resent;
  private final ClipWatch watch;
  private final Path folder;
  private final long seed;

  /**
   * Of these reels, which are to be sent.
   *
   * @param folder where it is made and kept, which exists
   */
  public DamageMaterial(
      Reels reels, Clips clips, FfmpegProgram program, ClipWatch watch, Path folder, long seed) {
    this.reels = reels;
    this.recordings = clips.all().stream().collect(Collectors.toMap(Clip::name, Clip::recording));
    this.resent = new Resent(program);
    this.watch = watch;
    this.folder = folder;
    this.seed = seed;
  }

  /** Makes all looks that are not there yet, as many reels at a time as there are cores. */
  public List<LookFile> looks(Progress progress) throws EvaluateException, InterruptedException {
    List<Callable<List<LookFile>>> work = new ArrayList<>();
    for (int i = 0; i < reels.count(); i++) {
      int index = i;
      work.add(() -> looks(index));
    }
    return Workers.all("hurting programmes", work, progress).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<LookFile> looks(int index) throws EvaluateException, InterruptedException {
    List<LookFile> files = new ArrayList<>();
    files.add(new LookFile(file(index, "sent.looks")));
    boolean resend = index % RESENT_EVERY == RESENT_EVERY - 1;
    if (resend) {
      files.add(new LookFile(file(index, "resent.looks")));
    }
    if (!files.stream().allMatch(LookFile::exists)) {
      make(index, files);
    }
    return files;
  }

  private void make(int index, List<LookFile> files)
      throws EvaluateException, InterruptedException {
    MadeReel reel = reels.make(index);
    Path clean = file(index, "clean.ts");
    Path damaged = file(index, "damaged.ts");
    try {
      resent.send(reel.file(), Resend.COPY, clean);
      TsVideo video = new TsVideo(clean);
      List<Hit> hits = new Injector(video, seed * 1000 + index, FEWEST_CLEAN).run(damaged);
      Hits known = new Hits(video, hits);
      pick(index, reel, known, "", clean, damaged, files.getFirst());
      if (files.size() > 1) {
        resend(index, reel, known, clean, damaged, files.getLast());
      }
    } finally {
      delete(clean);
      delete(damaged);
      reels.remove(reel);
    }
  }

  private void resend(int index, MadeReel reel, Hits hits, Path clean, Path damaged, LookFile looks)
      throws EvaluateException, InterruptedException {
    Resend how = RESENDS[index / RESENT_EVERY % RESENDS.length];
    Path cleanAgain = file(index, "clean-again.ts");
    Path damagedAgain = file(index, "damaged-again.ts");
    try {
      resent.send(clean, how, cleanAgain);
      resent.send(damaged, how, damagedAgain);
      pick(index, reel, hits, "upstream ", cleanAgain, damagedAgain, looks);
    } finally {
      delete(cleanAgain);
      delete(damagedAgain);
    }
  }

  private void pick(
      int index, MadeReel reel, Hits hits, String prefix, Path clean, Path damaged, LookFile looks)
      throws EvaluateException, InterruptedException {
    CleanPlanes planes = new CleanPlanes(file(index, "planes"));
    try {
      watch.show(clean, planes);
      LookPicker picker =
          new LookPicker(
              reel.coding().codec(),
              number -> source(reel.clipAt(Math.round(number * reel.frame()), false)),
              rawPts -> prefix + hits.at(rawPts).map(hit -> hit.loss().label()).orElse("unknown"));
      watch.show(damaged, new DamageTruth(planes, picker));
      looks.write(picker.looks());
    } finally {
      planes.delete();
    }
  }

  // Cards of one kind are one source, whatever their seed
  private String source(String clip) {
    String recording = recordings.get(clip);
    return recording == null ? "card " + clip.replaceAll(" [0-9]+$", "") : recording;
  }

  private Path file(int index, String what) {
    return folder.resolve(
        "looks-%d-%d-%d-%02d-%s".formatted(VERSION, seed, reels.count(), index, what));
  }

  private static void delete(Path file) throws EvaluateException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
