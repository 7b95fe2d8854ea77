package dev.glasswatch.cli;

import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.sync.LineUpClip;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code line-up}: writes a clip by which sound and picture can be lined up. */
@Command(
    name = "line-up",
    description = {
      "Writes a line-up clip: a flash and a beep at the same moment, every three seconds. Play it",
      "into a chain and watch what comes out: av_sync then says outright how far sound is off."
    },
    mixinStandardHelpOptions = true)
final class LineUpCommand implements Callable<Integer> {

  private static final Set<String> RATES =
      Set.of("24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60");
  private static final Set<String> ENDINGS = Set.of("mp4", "ts", "mkv", "mov");
  private static final int LONGEST_SECONDS = 3600;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A name ending in .mp4, .ts, .mkv or .mov. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("line-up.mp4");

  @Option(
      names = "--rate",
      description =
          "Pictures a second: 24000/1001, 24, 25, 30000/1001, 30, 50, 60000/1001 or 60. Default:"
              + " ${DEFAULT-VALUE}.")
  private String rate = "25";

  @Option(names = "--seconds", description = "How long; default ${DEFAULT-VALUE}.")
  private int seconds = 30;

  @Override
  public Integer call() throws EvaluateException {
    LogConfigurator.byDefault("ERROR");
    require(RATES.contains(rate), "--rate cannot be " + rate + ": --help names those that can");
    require(
        seconds >= LineUpClip.SHORTEST_SECONDS && seconds <= LONGEST_SECONDS,
        "--seconds must be %d to %d".formatted(LineUpClip.SHORTEST_SECONDS, LONGEST_SECONDS));
    String name = out.toString();
    require(
        ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)),
        "--out must end in .mp4, .ts, .mkv or .mov, not " + name);
    new LineUpClip(rate, 1280, 720, seconds).write(Encoder.shipped().program(), out);
    spec.commandLine().getOut().println("Written to " + out);
    return 0;
  }

  private void require(boolean met, String sentence) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
