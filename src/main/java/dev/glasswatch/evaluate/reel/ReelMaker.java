package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Makes reels with the {@code ffmpeg} program; may be used from many threads. */
final class ReelMaker {

  /** Goes up when the same plan would be drawn otherwise. */
  private static final int VERSION = 3;

  private final FfmpegProgram program;
  private final Path folder;

  /** Makes into a folder that exists. */
  ReelMaker(FfmpegProgram program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Makes one, unless it lies there already.
   *
   * @param clips of its half, for the bed of sound
   */
  MadeReel make(Reel reel, List<Clip> clips) throws EvaluateException, InterruptedException {
    String name = "%s-%08x".formatted(reel.name(), fingerprint(reel, clips));
    Path file = folder.resolve(name + ".mkv");
    ReelTruth truth = new ReelTruth(file);
    return truth.exists() ? truth.read() : truth.write(made(reel, clips, name, file));
  }

  // Other clips, plans or encoders are another reel, whatever its name
  private static long fingerprint(Reel reel, List<Clip> clips) {
    CRC32 crc = new CRC32();
    crc.update((reel + " " + clips + " " + VERSION).getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private MadeReel made(Reel reel, List<Clip> clips, String name, Path file)
      throws EvaluateException, InterruptedException {
    Path sound = folder.resolve(name + ".pcm");
    Path part = folder.resolve(name + ".part.mkv");
    try {
      SoundTrack heard = new SoundTrack(reel, clips, program);
      heard.run(sound);
      try (EncoderPipe encoder =
          new EncoderPipe(
              program.command(arguments(reel, sound, part)), folder.resolve(name + ".log"))) {
        PictureTrack seen = new PictureTrack(reel, program, encoder);
        seen.run();
        encoder.finish();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return made(reel, file, seen, heard);
      } finally {
        Files.deleteIfExists(sound);
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static MadeReel made(Reel reel, Path file, PictureTrack seen, SoundTrack heard) {
    long end = seen.micros();
    Stream<Truth> lost = reel.outages().stream().map(ReelMaker::truth);
    List<Truth> truths =
        Stream.of(seen.truths().stream(), heard.truths().stream(), lost)
            .flatMap(any -> any)
            .filter(truth -> truth.to() <= end)
            .sorted(Comparator.comparingLong(Truth::from))
            .toList();
    List<Used> used = new ArrayList<>(seen.used());
    if (!reel.sounds().isEmpty()) {
      used.addAll(heard.used().stream().filter(stretch -> stretch.at() < end).toList());
    }
    return new MadeReel(
        reel.name(), reel.half(), reel.coding(), reel.rate(), file, end, truths, used);
  }

  private static Truth truth(Reel.Outage outage) {
    String kind = outage.sound() ? "audio missing" : "video missing";
    return new Truth(
        new Suffered("no_signal", kind, true),
        Math.round(outage.fromSeconds() * 1e6),
        Math.round(outage.toSeconds() * 1e6));
  }

  private static List<String> arguments(Reel reel, Path sound, Path file) {
    ReelCoding coding = reel.coding();
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-y"));
    all.addAll(List.of("-f", "rawvideo", "-pixel_format", "yuv420p"));
    all.addAll(List.of("-video_size", coding.width() + "x" + coding.height()));
    all.addAll(List.of("-framerate", String.valueOf(reel.rate()), "-i", "pipe:0"));
    boolean heard = !reel.sounds().isEmpty();
    if (heard) {
      all.addAll(List.of("-f", "s16le", "-ar", "48000", "-ac", "2", "-i", sound.toString()));
    }
    all.addAll(List.of("-map", "0:v", "-c:v", coding.encoder()));
    all.addAll(coding.options());
    all.addAll(lost("v", reel.outages().stream().filter(outage -> !outage.sound())));
    if (heard) {
      all.addAll(List.of("-map", "1:a", "-c:a", coding.sound(), "-b:a", "128k", "-shortest"));
      all.addAll(lost("a", reel.outages().stream().filter(Reel.Outage::sound)));
    }
    all.add(file.toString());
    return all;
  }

  private static List<String> lost(String track, Stream<Reel.Outage> outages) {
    String when =
        outages
            .map(
                outage ->
                    String.format(
                        Locale.ROOT,
                        "gte(pts*tb\\,%.3f)*lt(pts*tb\\,%.3f)",
                        outage.fromSeconds(),
                        outage.toSeconds()))
            .collect(Collectors.joining("+"));
    return when.isEmpty() ? List.of() : List.of("-bsf:" + track, "noise=drop='" + when + "'");
  }
}
