package dev.glasswatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.evaluate.DemoOrigin;
import dev.glasswatch.evaluate.DemoProgramme;
import dev.glasswatch.evaluate.DemoScore;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.Segment;
import dev.glasswatch.evaluate.WebhookReceiver;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code demo}: the service beside an origin that shows a freeze, a black, a silence and an outage,
 * and a receiver that prints the alerts. Ends with 0 when each was reported, else with 1.
 */
@Command(
    name = "demo",
    description =
        "Watches a live stream that it makes itself, with a freeze, a black, a silence and an"
            + " outage in it, and prints the alerts as they arrive.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final int INCOMPLETE = 1;
  private static final int MOST_WAITING = 1000;
  private static final int SECRET_BYTES = 24;
  private static final long LOOK_MILLIS = 100;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Option(names = "--port", description = "TCP port of the service; by default a free one.")
  private int port;

  @Option(
      names = "--keep-running",
      description = "Goes on after the programme, which then repeats, until Ctrl-C.")
  private boolean keepRunning;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where material is made and kept. Default: ${DEFAULT-VALUE}.")
  private Path work = Path.of(System.getProperty("java.io.tmpdir"), "glasswatch-demo");

  private final InstantSource clock = InstantSource.system();
  private final BlockingQueue<JsonNode> alerts = new ArrayBlockingQueue<>(MOST_WAITING);

  @Override
  public Integer call() throws EvaluateException, ConfigException {
    LogConfigurator.byDefault("ERROR");
    CountDownLatch closed = new CountDownLatch(1);
    Thread show = Thread.currentThread();
    Thread interrupter =
        Thread.ofPlatform().name("shutdown").unstarted(() -> interrupt(show, closed));
    Runtime.getRuntime().addShutdownHook(interrupter);
    try {
      return show(material());
    } catch (InterruptedException e) {
      out().println("Stopped.");
      return INCOMPLETE;
    } finally {
      closed.countDown();
    }
  }

  // Ctrl-C ends the show as its end does: streams, service, receiver and origin are closed.
  private static void interrupt(Thread show, CountDownLatch closed) {
    show.interrupt();
    try {
      closed.await(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Segment> material() throws EvaluateException {
    try (ProgressDisplay progress = ProgressDisplay.onErrors()) {
      MaterialMaker maker = new MaterialMaker(work, Encoder.shipped(), progress);
      return maker.segments(maker.file(DemoProgramme.material()));
    }
  }

  private int show(List<Segment> material)
      throws EvaluateException, ConfigException, InterruptedException {
    String secret = newSecret();
    try (WebhookReceiver receiver = new WebhookReceiver(secret, alerts::add);
        DemoService service = DemoService.start(port, receiver.url(), secret);
        DemoOrigin origin = new DemoOrigin(material, clock)) {
      DemoPrinter printer = new DemoPrinter(out(), origin.start());
      printer.begin(service.uri(), origin.playlist());
      service.watch(origin.playlist());
      DemoScore score = new DemoScore(origin.start());
      play(origin, score, printer);
      printer.summary(score, receiver.refused());
      while (keepRunning) {
        next(origin).ifPresent(alert -> printer.alert(alert, clock.instant()));
      }
      return score.complete() ? 0 : INCOMPLETE;
    }
  }

  private void play(DemoOrigin origin, DemoScore score, DemoPrinter printer)
      throws InterruptedException {
    Instant end = origin.start().plus(DemoProgramme.end());
    while (clock.instant().isBefore(end) && !score.complete()) {
      next(origin)
          .ifPresent(
              alert -> {
                score.alert(alert, clock.instant());
                printer.alert(alert, clock.instant());
              });
    }
  }

  private Optional<JsonNode> next(DemoOrigin origin) throws InterruptedException {
    origin.at(clock.instant());
    return Optional.ofNullable(alerts.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }
}
