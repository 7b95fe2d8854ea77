package dev.glasswatch.evaluate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The filter graph that draws and sounds the material.
 *
 * <p>Everything moves: a test picture scrolls both ways under fresh noise in every frame. The
 * defects come after the noise, so that a frozen picture repeats to the bit before it is encoded.
 */
final class MaterialFilters {

  private final MaterialSpec spec;

  MaterialFilters(MaterialSpec spec) {
    this.spec = spec;
  }

  /** The whole graph, with outputs {@code [v]} and {@code [a]}. */
  String graph() {
    return picture() + ";" + sound();
  }

  private String picture() {
    String drawn =
        "testsrc2=s=%dx%d:r=%d:d=%s,scroll=h=0.003:v=0.002,noise=alls=10:allf=t:all_seed=7"
            .formatted(
                spec.width(), spec.height(), MaterialSpec.FRAME_RATE, seconds(spec.length()));
    StringBuilder graph = new StringBuilder(drawn);
    int freezes = 0;
    for (Injection freeze : of(Injection.Kind.FREEZE)) {
      graph.append(frozen(freeze, freezes++));
    }
    for (Injection black : of(Injection.Kind.BLACK)) {
      graph.append(",drawbox=t=fill:c=black:enable='%s'".formatted(during(black)));
    }
    return graph.append(",format=yuv420p[v]").toString();
  }

  private static String frozen(Injection freeze, int index) {
    long first = frame(freeze.from());
    return ",split[l%1$d][r%1$d];[l%1$d][r%1$d]freezeframes=first=%2$d:last=%3$d:replace=%2$d"
        .formatted(index, first, frame(freeze.to()) - 1);
  }

  // Two tones that swell against each other over pink noise: never still, never silent.
  private String sound() {
    String tones =
        "aevalsrc=exprs='0.2*sin(2*PI*330*t)*(0.6+0.4*sin(2*PI*0.7*t))"
            + "|0.2*sin(2*PI*440*t)*(0.6+0.4*cos(2*PI*0.5*t))':s=48000:d=%1$s[tones];"
            + "anoisesrc=c=pink:a=0.1:seed=5:r=48000:d=%1$s,aformat=channel_layouts=stereo[noise];"
            + "[tones][noise]amix=inputs=2:duration=first:normalize=0";
    String muted =
        of(Injection.Kind.SILENCE).stream()
            .map(silence -> ",volume=0:enable='%s'".formatted(during(silence)))
            .collect(Collectors.joining());
    return tones.formatted(seconds(spec.length())) + muted + "[a]";
  }

  private List<Injection> of(Injection.Kind kind) {
    return spec.injections().stream().filter(injection -> injection.kind() == kind).toList();
  }

  private static String during(Injection injection) {
    return "gte(t,%s)*lt(t,%s)".formatted(seconds(injection.from()), seconds(injection.to()));
  }

  private static long frame(Duration time) {
    return time.toMillis() * MaterialSpec.FRAME_RATE / 1000;
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
