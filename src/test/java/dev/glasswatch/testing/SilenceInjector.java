package dev.glasswatch.testing;

import dev.glasswatch.media.TestMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Puts silence into real sound, exact to the sample. Under the sound lies room noise at -40 dBFS,
 * as under any programme from a studio: so that there is a true start wherever it is put.
 */
public final class SilenceInjector {

  /** What silence sounds like. */
  public enum Kind {
    /** Zeros. */
    DIGITAL,
    /** An open line at -70 dBFS. */
    OPEN_LINE,
    /** Zeros on the right channel only. */
    ONE_CHANNEL
  }

  /** How the sound is encoded again. */
  public enum Coding {
    /** AAC at 128 kb/s. */
    AAC("mkv", "aac", "128k"),
    /** AC-3 at 192 kb/s. */
    AC3("ts", "ac3", "192k"),
    /** MPEG-1 layer 2 at 192 kb/s. */
    MP2("ts", "mp2", "192k"),
    /** Opus at 96 kb/s. */
    OPUS("mkv", "libopus", "96k");

    private final String container;
    private final String encoder;
    private final String rate;

    Coding(String container, String encoder, String rate) {
      this.container = container;
      this.encoder = encoder;
      this.rate = rate;
    }
  }

  private static final String BED = "0.0173*(2*random(%d)-1)";
  private static final String LINE = "0.00055*(2*random(%d)-1)";

  private final RandomGenerator random;

  /** With the randomness that places come from. */
  public SilenceInjector(RandomGenerator random) {
    this.random = random;
  }

  /** Twenty seconds with 10.5 to 13 seconds of silence in them. */
  public Injected inject(SourceClip clip, Kind kind, Coding coding) {
    double from = 3 + random.nextDouble() * 2;
    double to = from + 10.5 + random.nextDouble() * 2.5;
    double start = random.nextDouble() * Math.max(0, clip.seconds() - 20);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", start)));
    arguments.addAll(List.of("-i", clip.path().toString(), "-map", "0:a:0", "-vn", "-sn", "-dn"));
    arguments.addAll(List.of("-af", filters(kind, from, to), "-t", "20"));
    arguments.addAll(List.of("-c:a", coding.encoder, "-b:a", coding.rate));
    String name =
        String.format(
            Locale.ROOT,
            "silence-%s-%s-%08x.%s",
            kind.name().toLowerCase(Locale.ROOT),
            coding.name().toLowerCase(Locale.ROOT),
            arguments.hashCode(),
            coding.container);
    return new Injected(
        TestMedia.generate(name, arguments.toArray(String[]::new)),
        "silence",
        kind.name(),
        Math.round(from * 1e6),
        Math.round(to * 1e6),
        false);
  }

  private static String filters(Kind kind, double from, double to) {
    String during = String.format(Locale.ROOT, "between(t,%.6f,%.6f)", from, to);
    String left =
        switch (kind) {
          case DIGITAL -> "0";
          case OPEN_LINE -> LINE.formatted(2);
          case ONE_CHANNEL -> "val(0)+" + BED.formatted(0);
        };
    String right = kind == Kind.OPEN_LINE ? LINE.formatted(3) : "0";
    return "aresample=48000,aformat=channel_layouts=stereo,apad=pad_dur=20,asetpts=N/SR/TB,"
        + "aeval=exprs='if(%s,%s,val(0)+%s)|if(%s,%s,val(1)+%s)':c=same"
            .formatted(during, left, BED.formatted(0), during, right, BED.formatted(1));
  }
}
