package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A known defect through real sources, converters and detectors. */
@Timeout(120)
class CanaryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(3);

  /** A detector that was switched off underneath: it is there, and sees nothing. */
  private static final class Blind implements DetectorProvider {
    private final DetectorProvider sighted;
    private final AtomicBoolean blind;

    Blind(DetectorProvider sighted, AtomicBoolean blind) {
      this.sighted = sighted;
      this.blind = blind;
    }

    @Override
    public String name() {
      return sighted.name();
    }

    @Override
    public List<Setting<?>> settings() {
      return sighted.settings();
    }

    @Override
    public MediaNeeds needs(Settings settings) {
      return sighted.needs(settings);
    }

    @Override
    public List<DefectRule> rules(Settings settings) {
      return sighted.rules(settings);
    }

    @Override
    public Detector create(Settings settings, ObservationSink observations) {
      return sighted.create(
          settings,
          seen -> {
            if (!blind.get()) {
              observations.observe(seen);
            }
          });
    }
  }

  @TempDir Path folder;
  private final LocalParts local = LocalParts.allowing(List.of());
  private final List<Transition> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicBoolean blind = new AtomicBoolean();
  private Optional<WatchPlan> plan = Optional.empty();

  @BeforeEach
  void plan() throws Exception {
    Path clip = folder.resolve("canary.wav");
    CanaryClip.write(clip);
    DetectorPlan silence =
        DetectorCatalog.onClassPath()
            .plans(List.of("silence"), Map.of("silence", Map.of("minDuration", "1s")))
            .getFirst();
    plan =
        Optional.of(
            new WatchPlan(
                Canary.STREAM,
                SourceSpec.of(clip.toString()),
                TrackChoice.DEFAULT,
                WatchMode.LIVE,
                false,
                List.of(
                    new DetectorPlan(new Blind(silence.provider(), blind), silence.settings()))));
  }

  @AfterEach
  void close() {
    local.close();
  }

  private Canary canary(Duration period, Supplier<CompletionStage<?>> keeper) {
    return new Canary(
        new Canary.Parts(
            (watched, listener) ->
                RealWatch.of(watched, local.watchParts(), listener, Optional.empty()),
            plan.orElseThrow(),
            keeper,
            event -> told.add(((BatchEvent.IncidentMoved) event).transition()),
            Clock.systemUTC(),
            () -> "canary-" + ids.incrementAndGet()),
        period);
  }

  private static CompletionStage<?> answers() {
    return CompletableFuture.completedFuture(true);
  }

  @Test
  void aDefectThatIsReportedIsNoNews() {
    try (Canary canary = canary(LONG, CanaryTest::answers)) {
      canary.start();
      await().atMost(PATIENCE).until(() -> canary.lastReported().isPresent());
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aDetectorThatSeesNothingRaisesWithinThePeriod() {
    blind.set(true);
    try (Canary canary = canary(SHORT, CanaryTest::answers)) {
      canary.start();
      await().atMost(PATIENCE).until(() -> !told.isEmpty());

      assertThat(told.getFirst().kind()).isEqualTo(TransitionKind.OPENED);
      assertThat(told.getFirst().incident().key().defect()).isEqualTo(WatchDefects.CANARY_FAILED);
      assertThat(told.getFirst().incident().reason()).isEqualTo("not_reported");
      assertThat(canary.lastReported()).isEmpty();
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void itIsOverOnceTheDefectIsReportedAgain() {
    blind.set(true);
    try (Canary canary = canary(Duration.ofSeconds(12), CanaryTest::answers)) {
      canary.start();
      await().atMost(PATIENCE).until(() -> !told.isEmpty());
      blind.set(false);
      await().atMost(PATIENCE).until(() -> told.size() == 2);

      assertThat(told.getLast().kind()).isEqualTo(TransitionKind.RESOLVED);
      assertThat(told.getLast().incident().endReason()).contains(EndReason.RECOVERED);
      assertThat(told.getLast().incident().id()).isEqualTo(told.getFirst().incident().id());
    }
  }

  @Test
  void soDoesOneWhoseAlertsNobodyKeeps() {
    try (Canary canary = canary(Duration.ofSeconds(5), CompletableFuture::new)) {
      canary.start();
      await().atMost(PATIENCE).until(() -> !told.isEmpty());
    }
  }
}
