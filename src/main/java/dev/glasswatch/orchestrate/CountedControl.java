package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertControl;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.Memo;
import dev.glasswatch.incident.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what another control holds back, by reason. Counts may be read from any thread. */
final class CountedControl implements AlertControl {

  private final AlertControl control;
  private final AtomicLongArray counts = new AtomicLongArray(HoldReason.values().length);

  CountedControl(AlertControl control) {
    this.control = control;
  }

  /** Alerts held back for a reason since the start. */
  long heldBack(HoldReason why) {
    return counts.get(why.ordinal());
  }

  private Decision counted(Decision decision) {
    decision.heldBack().forEach(held -> counts.incrementAndGet(held.why().ordinal()));
    return decision;
  }

  @Override
  public Decision decide(Transition transition, AlertContext context, Instant now) {
    return counted(control.decide(transition, context, now));
  }

  @Override
  public Decision due(Instant now) {
    return counted(control.due(now));
  }

  @Override
  public Optional<Instant> next() {
    return control.next();
  }

  @Override
  public void restore(List<Memo> memos) {
    control.restore(memos);
  }
}
