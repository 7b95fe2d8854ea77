package dev.glasswatch.orchestrate.drill;

import dev.glasswatch.store.KeptTransition;
import dev.glasswatch.store.Store;
import dev.glasswatch.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Starts a process, kills it at a random moment (some while it starts, most while incidents open
 * and resolve), and does that again; the last one may end. Then every transition in the store is
 * compared with the webhooks that arrived.
 */
public final class CrashDrill {

  private static final long LONGEST_START_MILLIS = 60_000;
  private static final long LONGEST_END_MILLIS = 180_000;
  private static final int LATEST_EARLY_KILL_MILLIS = 1_500;
  private static final int LATEST_KILL_MILLIS = 800;

  private final DrillPlan plan;
  private final IntConsumer progress;
  private final Random random;

  /** A drill that tells how many kills there were after each. */
  public CrashDrill(DrillPlan plan, IntConsumer progress) {
    this.plan = plan;
    this.progress = progress;
    this.random = new Random(plan.seed());
  }

  /**
   * Carries it out.
   *
   * @throws IOException when the process cannot be run, or does not do what it must
   * @throws StoreException when its store cannot be read
   */
  public DrillReport run() throws IOException, InterruptedException, StoreException {
    Files.createDirectories(plan.folder());
    try (DrillReceiver receiver = new DrillReceiver()) {
      for (int kill = 1; kill <= plan.kills(); kill++) {
        liveAndDie(receiver, kill);
        progress.accept(kill);
      }
      liveToTheEnd(receiver);
      return new DrillCount(kept(), receiver.arrivals()).report(plan.kills());
    }
  }

  private void liveAndDie(DrillReceiver receiver, int life)
      throws IOException, InterruptedException {
    Path ready = plan.folder().resolve(DrillChild.READY);
    Files.deleteIfExists(ready);
    Process process = start(receiver, life, false);
    try {
      if (random.nextInt(4) == 0) {
        Thread.sleep(random.nextInt(LATEST_EARLY_KILL_MILLIS));
      } else {
        await(ready, process);
        Thread.sleep(random.nextInt(LATEST_KILL_MILLIS));
      }
      if (!process.isAlive()) {
        throw new IOException("The process ended by itself: see " + log());
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void await(Path ready, Process process) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_START_MILLIS);
    while (Files.notExists(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("The process did not start: see " + log());
      }
      Thread.sleep(2);
    }
  }

  private void liveToTheEnd(DrillReceiver receiver) throws IOException, InterruptedException {
    Process process = start(receiver, plan.kills() + 1L, true);
    try {
      if (!process.waitFor(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
        throw new IOException("The last process did not end in order: see " + log());
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(DrillReceiver receiver, long life, boolean last) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), DrillChild.class.getName()));
    command.addAll(plan.arguments(receiver.url(), life, last));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GLASSWATCH_LOG_LEVEL", "WARN");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
  }

  private Path log() {
    return plan.folder().resolve("drill.log");
  }

  private List<KeptTransition> kept() throws StoreException {
    try (Store store = Store.open(plan.location())) {
      return store.transitions();
    }
  }
}
