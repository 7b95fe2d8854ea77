package dev.glasswatch.cli;

import dev.glasswatch.cli.config.ConfigException;
import dev.glasswatch.cli.config.ServiceConfig;
import dev.glasswatch.cli.config.ServiceSettings;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code glasswatch serve}: runs the service until it is told to end. */
@Command(
    name = "serve",
    description = "Watches streams and raises alerts, with a REST API, until it is told to end.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ServeOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try {
      ServiceConfig config = options.config(System.getenv());
      return serve(config, ServiceSettings.of(config, System.getenv()));
    } catch (ConfigException e) {
      return refused(String.valueOf(e.getMessage()), ExitCode.USAGE);
    } catch (ServerStartupException e) {
      return refused(
          "The API cannot listen: the port is taken or the address is not this machine's; choose"
              + " others with --port and --bind.",
          ExitCode.SOFTWARE);
    }
  }

  private int refused(String sentence, int code) {
    spec.commandLine().getErr().println("glasswatch: " + sentence);
    return code;
  }

  private int serve(ServiceConfig config, ServiceSettings settings)
      throws ConfigException, InterruptedException {
    Service service = Service.start(settings);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> end(service)));
    announce(config, service);
    new CountDownLatch(1).await(); // a signal ends the process
    return ExitCode.OK;
  }

  /** Being told to end is no failure: the process ends with 0, once everything is in order. */
  private static void end(Service service) {
    service.close();
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  private void announce(ServiceConfig config, Service service) {
    var detectors = service.batch().detectors();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s listens on %s (environment %s): %d detector%s (%s), %d of %d streams.%n",
        new BuildVersion().getVersion()[0],
        service.uri(),
        config.environment(),
        detectors.size(),
        detectors.size() == 1 ? "" : "s",
        String.join(", ", detectors),
        service.batch().size(),
        service.batch().capacity());
    out.flush();
  }
}
