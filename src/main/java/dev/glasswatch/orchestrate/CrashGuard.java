package dev.glasswatch.orchestrate;

import dev.glasswatch.watch.CrashLedger;
import dev.glasswatch.watch.CrashReports;
import dev.glasswatch.watch.NativeWork;
import dev.glasswatch.watch.Strikes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps, in the data folder, what converter threads do in native code, and counts the crashes that
 * a stream is to blame for. A process without a folder, or whose folder fails it, watches all the
 * same.
 */
final class CrashGuard implements Poison, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CrashGuard.class);

  private final Optional<CrashLedger> ledger;
  private final Optional<Strikes> strikes;

  private CrashGuard(Optional<CrashLedger> ledger, Optional<Strikes> strikes) {
    this.ledger = ledger;
    this.strikes = strikes;
  }

  static CrashGuard in(Optional<Path> folder, InstantSource clock) {
    if (folder.isEmpty()) {
      return new CrashGuard(Optional.empty(), Optional.empty());
    }
    try {
      return open(folder.get(), clock);
    } catch (IOException e) {
      LOG.error("A stream that brings the process down will not be found out", e);
      return new CrashGuard(Optional.empty(), Optional.empty());
    }
  }

  private static CrashGuard open(Path folder, InstantSource clock) throws IOException {
    CrashReports reports =
        CrashReports.likeThisProcess(ManagementFactory.getRuntimeMXBean().getInputArguments());
    CrashLedger ledger =
        new CrashLedger(
            folder.resolve("crash.ledger"),
            reports,
            ProcessHandle.current().pid(),
            clock.instant());
    Strikes strikes = new Strikes(folder.resolve("strikes.tsv"), clock);
    Set<String> suspects = ledger.suspects();
    if (!suspects.isEmpty()) {
      LOG.error("The process before crashed in native code while it decoded {}", suspects);
      strikes.strike(suspects);
    }
    return new CrashGuard(Optional.of(ledger), Optional.of(strikes));
  }

  /** Where converter threads say what they do. */
  NativeWork work() {
    return ledger.<NativeWork>map(each -> each).orElse(NativeWork.UNTOLD);
  }

  @Override
  public int strikes(String stream) {
    return strikes.map(each -> each.quarantined(stream)).orElse(0);
  }

  @Override
  public void forgive(String stream) {
    strikes.ifPresent(each -> each.forgive(stream));
  }

  @Override
  public void close() {
    ledger.ifPresent(CrashLedger::close);
  }
}
