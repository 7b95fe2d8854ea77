package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Transition;
import java.util.function.Consumer;

/** Enters what happens to incidents in the log. */
final class IncidentNotes implements Consumer<BatchEvent> {

  private final IncidentLog log;

  IncidentNotes(IncidentLog log) {
    this.log = log;
  }

  @Override
  public void accept(BatchEvent event) {
    if (event instanceof BatchEvent.IncidentMoved moved) {
      Transition transition = moved.transition();
      log.note(transition.incident(), moved.labels(), transition.at());
    }
  }
}
