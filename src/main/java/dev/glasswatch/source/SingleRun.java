package dev.glasswatch.source;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An input that is one run from start to end. */
final class SingleRun implements Input {
  private final Run run;
  private final BooleanSupplier ready;
  private boolean taken;

  SingleRun(Run run, BooleanSupplier ready) {
    this.run = run;
    this.ready = ready;
  }

  @Override
  public Role role() {
    return Role.MAIN;
  }

  @Override
  public Optional<Run> next() {
    if (taken) {
      return Optional.empty();
    }
    taken = true;
    return Optional.of(run);
  }

  @Override
  public boolean ready() {
    return ready.getAsBoolean();
  }
}
