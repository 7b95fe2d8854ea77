package dev.glasswatch.evaluate.sync;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.sync.SyncDetectorProvider;
import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.PacketView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks through clips in which nothing was moved: for alarms, and how much could be measured. */
public final class UntouchedClips {

  private final ClipWatch watch;
  private final Progress progress;

  /** With a watch to show them through. */
  public UntouchedClips(ClipWatch watch, Progress progress) {
    this.watch = watch;
    this.progress = progress;
  }

  /** Every clip in a folder and those below it that can be read; others are left out. */
  public List<UntouchedClip> in(Path folder) throws EvaluateException, InterruptedException {
    List<Path> files = files(folder);
    List<UntouchedClip> clips = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      progress.at("looking at untouched clips", i, files.size());
      try {
        clips.add(look(files.get(i)));
      } catch (EvaluateException e) {
        continue; // no media, or none that we decode
      }
    }
    progress.at("looking at untouched clips", files.size(), files.size());
    return clips;
  }

  private UntouchedClip look(Path file) throws EvaluateException, InterruptedException {
    List<Observation> said = new ArrayList<>();
    DetectorProvider provider = new SyncDetectorProvider();
    Settings settings = Settings.defaults(provider.settings());
    Listening detector = new Listening(provider.create(settings, said::add));
    watch.show(file, detector, provider.needs(settings));
    return new UntouchedClip(
        file,
        (detector.to - detector.from) / 1e6,
        said.stream().mapToLong(each -> each.to() - each.from()).sum() / 1e6,
        said.stream().filter(each -> each.score() > 0).count());
  }

  private static List<Path> files(Path folder) throws EvaluateException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be read: name a folder of clips", e);
    }
  }

  /** Passes everything on and notes how long the sound was. */
  private static final class Listening implements Detector {
    private final Detector inner;
    private long from = Long.MAX_VALUE;
    private long to = Long.MAX_VALUE;

    Listening(Detector inner) {
      this.inner = inner;
    }

    @Override
    public void frame(FrameView frame) {
      inner.frame(frame);
    }

    @Override
    public void audio(AudioView sound) {
      from = Math.min(from, sound.mediaTime());
      to = sound.mediaTime() + sound.duration();
      inner.audio(sound);
    }

    @Override
    public void packet(PacketView packet) {
      inner.packet(packet);
    }

    @Override
    public void event(MediaEvent event) {
      inner.event(event);
    }
  }
}
