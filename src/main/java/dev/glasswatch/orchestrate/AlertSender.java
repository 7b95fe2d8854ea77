package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertDispatcher;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes an alert of every transition. */
final class AlertSender implements Consumer<BatchEvent> {

  private final AlertDispatcher dispatcher;
  private final Function<Map<String, String>, AlertContext> context;

  AlertSender(AlertDispatcher dispatcher, Function<Map<String, String>, AlertContext> context) {
    this.dispatcher = dispatcher;
    this.context = context;
  }

  @Override
  public void accept(BatchEvent event) {
    if (event instanceof BatchEvent.IncidentMoved moved) {
      dispatcher.dispatch(moved.transition(), context.apply(moved.labels()));
    }
  }
}
