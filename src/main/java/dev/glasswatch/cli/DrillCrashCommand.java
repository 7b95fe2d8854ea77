package dev.glasswatch.cli;

import dev.glasswatch.orchestrate.drill.CrashDrill;
import dev.glasswatch.orchestrate.drill.DrillPlan;
import dev.glasswatch.orchestrate.drill.DrillReport;
import dev.glasswatch.store.Location;
import dev.glasswatch.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glasswatch drill crash}: kills a process many times and looks for its alerts. */
@Command(
    name = "crash",
    description =
        "Kills a process while its incidents open and resolve, again and again, and counts alerts"
            + " that are lost, repeated or out of order.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DrillCrashCommand implements Callable<Integer> {

  private static final int EVERY = 10;

  @Spec private CommandSpec spec;

  @Option(names = "--kills", description = "How often to kill it (default: ${DEFAULT-VALUE}).")
  private int kills = 200;

  @Option(
      names = "--database",
      paramLabel = "sqlite|URL",
      description =
          "sqlite, or the JDBC URL of an empty PostgreSQL database (default: ${DEFAULT-VALUE}).")
  private String database = "sqlite";

  @Option(names = "--user", description = "Whom to log in to PostgreSQL as.")
  private @Nullable String user;

  @Option(names = "--seed", description = "Of the moments (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException, InterruptedException, StoreException {
    LogConfigurator.byDefault("WARN");
    Path folder = Files.createTempDirectory("glasswatch-drill");
    Optional<Location.Postgres> postgres =
        database.equals("sqlite")
            ? Optional.empty()
            : Optional.of(
                new Location.Postgres(database, Optional.ofNullable(user), Optional.empty()));
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    DrillReport report =
        new CrashDrill(new DrillPlan(kills, folder, postgres, seed), done -> tell(err, done)).run();
    print(out, report);
    err.println("Its data and log: " + folder);
    return report.passed() ? 0 : 1;
  }

  private void tell(PrintWriter err, int done) {
    if (done % EVERY == 0) {
      err.println(done + " of " + kills + " kills");
      err.flush();
    }
  }

  private static void print(PrintWriter out, DrillReport report) {
    out.println("kills                       " + report.kills());
    out.println("incidents                   " + report.incidents());
    out.println("transitions kept            " + report.transitions());
    out.println("webhooks arrived            " + report.arrivals());
    out.println("repeats, same id and bytes  " + (report.repeats() - report.changed()));
    out.println("alerts lost                 " + report.lost());
    out.println("alerts never kept           " + report.unkept());
    out.println("repeats that differ         " + report.changed());
    out.println("out of order                " + report.disordered());
    out.println("not opened and ended once   " + report.unended());
    out.println("sequences with gaps         " + report.gaps());
    out.flush();
  }
}
