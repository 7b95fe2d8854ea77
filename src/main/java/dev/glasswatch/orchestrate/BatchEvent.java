package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Transition;
import dev.glasswatch.watch.StreamStatus;
import java.util.Map;

/** Something that happened in the batch and that onlookers may want to hear about. */
public sealed interface BatchEvent {

  /** The stream that it is about. */
  String stream();

  /** An incident moved on; the labels are its stream's. */
  record IncidentMoved(Transition transition, Map<String, String> labels) implements BatchEvent {
    @Override
    public String stream() {
      return transition.incident().key().stream();
    }
  }

  /** A stream is in another state now, or in the same for another reason. */
  record StreamMoved(String stream, StreamStatus status) implements BatchEvent {}

  /** A stream was added. */
  record StreamAdded(String stream) implements BatchEvent {}

  /** Somebody changed what a stream is or how it is watched. */
  record StreamChanged(String stream) implements BatchEvent {}

  /** A stream was removed. */
  record StreamRemoved(String stream) implements BatchEvent {}
}
