package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Heartbeat;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.AddressPolicy;
import dev.glasswatch.source.FileAccess;
import dev.glasswatch.source.SourceLimits;
import dev.glasswatch.source.SourcePolicy;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.source.Sources;
import dev.glasswatch.store.DurableOutbox;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchParts;
import dev.glasswatch.watch.WatchPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What shows that the process works itself: the canary and the heartbeat, as far as wanted. */
final class Watchdogs implements AutoCloseable {

  private static final String DETECTOR = "silence";
  private static final String CLIP = "canary.wav";
  private static final Map<String, DetectorChoice> SETTINGS =
      Map.of(DETECTOR, new DetectorChoice(Optional.of(true), Map.of("minDuration", "1s")));
  private static final Logger LOG = LoggerFactory.getLogger(Watchdogs.class);

  /** What they work with. */
  record Parts(
      WatchParts watch,
      DetectorRoster roster,
      DurableOutbox outbox,
      Consumer<BatchEvent> events,
      IntSupplier streams,
      InstantSource clock,
      Supplier<String> ids) {}

  private final OrchestratorSettings settings;
  private final Parts parts;
  private final String process;
  private final Pulse pulse;
  private Optional<Canary> canary = Optional.empty();
  private Optional<Sources> sources = Optional.empty();
  private Optional<Path> folder = Optional.empty();

  Watchdogs(OrchestratorSettings settings, Parts parts) {
    this.settings = settings;
    this.parts = parts;
    this.process = parts.ids.get();
    this.pulse = new Pulse(this::beat, parts.clock);
  }

  void start() {
    settings.checks().heartbeat().ifPresent(pulse::start);
    if (settings.checks().canary().isPresent()) {
      startCanary(settings.checks().canary().get());
    }
  }

  private CompletableFuture<?> beat(long number) {
    Duration every = settings.checks().heartbeat().orElse(Duration.ZERO);
    AlertEvent event =
        Heartbeat.event(
            settings.environment(),
            process,
            number,
            every,
            parts.streams.getAsInt(),
            parts.clock.instant());
    return parts.outbox.pass(event);
  }

  private void startCanary(Duration period) {
    try {
      List<DetectorPlan> detectors = detectors();
      if (detectors.isEmpty()) {
        LOG.info("There is no canary, as its detector \"{}\" is switched off", DETECTOR);
        return;
      }
      Path made = Files.createTempDirectory("glasswatch-canary");
      folder = Optional.of(made);
      CanaryClip.write(made.resolve(CLIP));
      canary = Optional.of(canary(made, detectors, period));
      canary.get().start();
    } catch (IOException | SettingException e) {
      LOG.error("The canary cannot be started", e);
    }
  }

  private List<DetectorPlan> detectors() throws SettingException {
    if (!parts.roster.names().contains(DETECTOR)) {
      return List.of();
    }
    return parts.roster.plans(SETTINGS).stream()
        .filter(plan -> plan.provider().name().equals(DETECTOR))
        .toList();
  }

  private Canary canary(Path made, List<DetectorPlan> detectors, Duration period) {
    Sources own =
        new Sources(
            new SourcePolicy(AddressPolicy.allowing(), new FileAccess.Under(made)),
            SourceLimits.DEFAULT,
            parts.clock);
    sources = Optional.of(own);
    WatchParts like = parts.watch;
    WatchParts watch =
        new WatchParts(own, like.pool(), like.clock(), like.nanoClock(), like.ids(), like.random());
    return new Canary(
        new Canary.Parts(
            (plan, listener) -> RealWatch.of(plan, watch, listener, Optional.<TraceFolder>empty()),
            new WatchPlan(
                Canary.STREAM,
                SourceSpec.of(made.resolve(CLIP).toString()),
                TrackChoice.DEFAULT,
                WatchMode.LIVE,
                false,
                detectors),
            parts.outbox::answer,
            parts.events,
            parts.clock,
            parts.ids),
        period);
  }

  SignsOfLife signs() {
    return new SignsOfLife(pulse.last(), canary.flatMap(Canary::lastReported));
  }

  @Override
  public void close() {
    pulse.close();
    canary.ifPresent(Canary::close);
    sources.ifPresent(Sources::close);
    folder.ifPresent(Watchdogs::delete);
  }

  private static void delete(Path made) {
    try {
      Files.deleteIfExists(made.resolve(CLIP));
      Files.deleteIfExists(made);
    } catch (IOException e) {
      LOG.warn("{} is left behind", made, e);
    }
  }
}
