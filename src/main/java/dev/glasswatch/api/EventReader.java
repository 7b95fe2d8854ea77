package dev.glasswatch.api;

import dev.glasswatch.orchestrate.EventFeed;
import io.micronaut.http.sse.Event;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One client of the event feed, and the events that wait for it: a bounded number. */
final class EventReader implements EventFeed.Onlooker {

  /** Must hold the events that the feed keeps, which a client that resumes gets at once. */
  static final int ROOM = 1024;

  private static final int ROOM_FOR_NOTICES = 3;

  private final EventText text;
  private final ArrayBlockingQueue<Event<String>> waiting =
      new ArrayBlockingQueue<>(ROOM + ROOM_FOR_NOTICES);
  private final Sinks.Many<Event<String>> sink;

  EventReader(EventText text) {
    this.text = text;
    Queue<Event<String>> queue = waiting;
    this.sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    sink.tryEmitNext(EventText.ready());
  }

  Flux<Event<String>> events() {
    return sink.asFlux();
  }

  @Override
  public void missedSome() {
    sink.tryEmitNext(EventText.missed());
  }

  @Override
  public boolean take(EventFeed.Numbered event) {
    return waiting.remainingCapacity() > ROOM_FOR_NOTICES - 1
        && sink.tryEmitNext(text.of(event)).isSuccess();
  }

  @Override
  public void end(EventFeed.End why) {
    sink.tryEmitNext(EventText.end(why));
    sink.tryEmitComplete();
  }
}
