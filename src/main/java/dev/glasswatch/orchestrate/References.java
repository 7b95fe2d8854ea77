package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.sync.ReferenceLink;
import dev.glasswatch.detect.sync.SyncDetectorProvider;
import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.detect.sync.reference.FingerprintBoard;
import dev.glasswatch.detect.sync.reference.Tally;
import dev.glasswatch.watch.DetectorPlan;
import java.util.List;
import java.util.Optional;

/** Joins streams of this process to those that they are compared with. */
final class References {

  private final FingerprintBoard board = new FingerprintBoard();

  /** The same plans, with the detector of one that compares joined to the board. */
  List<DetectorPlan> joined(StreamSpec spec, List<DetectorPlan> plans) {
    return plans.stream()
        .map(
            plan ->
                plan.provider() instanceof SyncDetectorProvider sync
                    ? new DetectorPlan(sync.comparing(link(spec)), plan.settings())
                    : plan)
        .toList();
  }

  private ReferenceLink link(StreamSpec spec) {
    String id = spec.id();
    return spec.reference()
        .map(
            other ->
                new ReferenceLink(
                    () -> board.own(id),
                    Optional.of(() -> board.read(id, other)),
                    new Tally(),
                    true))
        .orElseGet(
            () -> new ReferenceLink(() -> board.wanted(id), Optional.empty(), new Tally(), true));
  }

  /** How a stream compares with its reference; empty where it has none. */
  static Optional<Compared> compared(List<DetectorPlan> plans) {
    return plans.stream()
        .map(DetectorPlan::provider)
        .filter(SyncDetectorProvider.class::isInstance)
        .flatMap(provider -> ((SyncDetectorProvider) provider).compared().stream())
        .findFirst();
  }

  /** What a stream is compared with has changed. */
  void changed(String stream) {
    board.stops(stream);
  }

  /** A stream is gone. */
  void left(String stream) {
    board.left(stream);
  }
}
