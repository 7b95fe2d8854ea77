package dev.glasswatch.testing;

import dev.glasswatch.media.TestMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Puts black into real clips: at 25 frames a second, from an exact frame to an exact frame. */
public final class BlackInjector {

  /** What black looks like. */
  public enum Kind {
    /** Code 16 and nothing else. */
    PURE,
    /** A station logo stays. */
    LOGO,
    /** A running clock stays. */
    CLOCK,
    /** Between the bars of a letterbox. */
    LETTERBOX,
    /** With the noise of an analogue line. */
    NOISE,
    /** At the set-up level of a badly converted source. */
    RAISED,
    /** In full range. */
    FULL_RANGE
  }

  private static final long FRAME = 40_000;
  private static final String[] COLOURS = {"white", "red", "yellow", "white@0.5"};

  private final RandomGenerator random;

  /** With the randomness that places and shapes come from. */
  public BlackInjector(RandomGenerator random) {
    this.random = random;
  }

  /** A clip of about ten seconds with 2.5 to 4.5 seconds of black in it. */
  public Injected inject(SourceClip clip, Kind kind, Codec codec) {
    int length = 62 + random.nextInt(50);
    int from = 30 + random.nextInt(60);
    int to = from + length;
    double start = random.nextDouble() * Math.max(0, clip.seconds() - 10);
    List<String> arguments = new ArrayList<>(List.of("-ss", number(start), "-t", "10"));
    arguments.addAll(List.of("-i", clip.path().toString(), "-map", "0:v:0", "-an", "-sn", "-dn"));
    arguments.addAll(List.of("-vf", filters(kind, from, to)));
    arguments.addAll(codec.arguments());
    if (kind == Kind.FULL_RANGE) {
      arguments.addAll(List.of("-color_range", "pc"));
    }
    // Without cuts being keyframes of their own: a live encoder's are not.
    arguments.addAll(List.of("-g", "50", "-frames:v", String.valueOf(to + 40)));
    String name =
        String.format(
            Locale.ROOT,
            "black-%s-%s-%08x.mkv",
            kind.name().toLowerCase(Locale.ROOT),
            codec.name().toLowerCase(Locale.ROOT),
            arguments.hashCode());
    return new Injected(
        TestMedia.generate(name, arguments.toArray(String[]::new)),
        "black",
        kind.name(),
        from * FRAME,
        to * FRAME,
        codec.nearLossless());
  }

  private String filters(Kind kind, int from, int to) {
    String during = ":enable='between(n," + from + "," + (to - 1) + ")'";
    String black = "drawbox=w=iw:h=ih:t=fill:color=black" + during;
    Stream<String> drawn =
        switch (kind) {
          case PURE -> Stream.of(black);
          case LOGO -> Stream.of(black, logo());
          case CLOCK -> Stream.of(black, clock());
          case LETTERBOX -> Stream.of(bar("0"), bar("ih*0.875"), black);
          case NOISE -> Stream.of(black, "noise=alls=6:allf=t" + during);
          case RAISED -> Stream.of("drawbox=w=iw:h=ih:t=fill:color=0x101010" + during);
          case FULL_RANGE -> Stream.of(black, "scale=out_range=full");
        };
    // Past the end of a short clip its last frame is held, so that every clip is long enough.
    Stream<String> prepared =
        Stream.of(
            "scale=w='min(640,iw)':h=-2",
            "fps=25",
            "tpad=stop_mode=clone:stop_duration=10",
            "setpts=N/25/TB");
    return String.join(",", Stream.concat(prepared, drawn).toList());
  }

  private static String bar(String top) {
    return "drawbox=y=" + top + ":w=iw:h=ih*0.125:t=fill:color=black";
  }

  private String logo() {
    double width = 0.06 + random.nextDouble() * 0.08;
    double height = 0.06 + random.nextDouble() * 0.06;
    return String.format(
        Locale.ROOT,
        "drawbox=x=iw*%.3f:y=ih*%.3f:w=iw*%.3f:h=ih*%.3f:t=fill:color=%s",
        random.nextBoolean() ? 0.05 : 0.95 - width,
        random.nextBoolean() ? 0.06 : 0.94 - height,
        width,
        height,
        COLOURS[random.nextInt(COLOURS.length)]);
  }

  private String clock() {
    return SevenSegmentClock.filters(
        random.nextBoolean() ? 0.05 : 0.81, random.nextBoolean() ? 0.06 : 0.87);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
